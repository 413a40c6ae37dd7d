export function build(options?: { show?: boolean }): Promise<{ ok: boolean; output: string }>;
