import type { StandardHandleResult } from '@orpc/server/standard';

/**
 * An answer with a file in it goes out as one piece of known length. Node's own way to send a form while it is made ends
 * the whole process where the window has stopped listening: what then throws is waited for by nobody (nodejs/undici#5835).
 */
export async function withWholeForm(result: StandardHandleResult): Promise<StandardHandleResult> {
  if (!result.matched || !(result.response.body instanceof FormData)) return result;
  const form = new Response(result.response.body);
  const type = form.headers.get('content-type') ?? '';
  const bytes = await form.arrayBuffer();
  const headers = { ...result.response.headers, 'content-type': type, 'content-length': String(bytes.byteLength) };
  return { matched: true, response: { ...result.response, headers, body: new Blob([bytes]).stream() } };
}
