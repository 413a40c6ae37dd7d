import { implement, ORPCError, ValidationError } from '@orpc/server';
import { contract } from '../contract/index.ts';
import { AppError, isAppError } from '../contract/errors.ts';
import { mayDo, type StaffRole } from '../domain/permissions.ts';

/** Who asks, and through which door: set by the door, never by what is asked. */
export interface RequestContext {
  caller: { staffId: string; role: StaffRole };
  /** Ends when the caller goes away. */
  signal?: AbortSignal;
}

/**
 * What every procedure goes through, at every door: the contract has parsed the input by then; the caller must be
 * allowed; whatever goes wrong leaves as a code with data, never as a message or a stack.
 */
export const os = implement(contract)
  .$context<RequestContext>()
  .use(async ({ next, procedure, context }) => {
    const permission = procedure['~orpc'].meta.permission;
    try {
      if (permission && !mayDo(context.caller.role, permission)) throw new AppError('not-allowed', { permission });
      return await next();
    } catch (error) {
      throw toRpcError(error);
    }
  });

const HTTP_STATUS: Partial<Record<string, number>> = {
  'input-invalid': 400,
  'not-allowed': 403,
  'foreign-caller': 403,
  'not-found': 404,
  unexpected: 500,
};

type RpcError = ORPCError<string, unknown>;
const isRpcError = (error: unknown): error is RpcError => error instanceof ORPCError;

/** An error as it crosses a door: `code` of the closed union, `data` of that code. */
function toRpcError(error: unknown): RpcError {
  if (isAppError(error))
    return new ORPCError(error.code, {
      status: HTTP_STATUS[error.code] ?? 422,
      message: error.code,
      data: error.data,
      defined: true,
    });
  if (isRpcError(error) && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError)
    return toRpcError(new AppError('input-invalid', { issues: error.cause.issues.slice(0, 20).map(issueOf) }));
  if (isRpcError(error)) return error;
  const reference = Date.now().toString(36);
  console.error(`[${reference}]`, error);
  return toRpcError(new AppError('unexpected', { reference }));
}

function issueOf(issue: { message: string; path?: readonly unknown[] | undefined }) {
  const path = (issue.path ?? []).map((part) =>
    typeof part === 'object' && part !== null && 'key' in part ? part.key : part,
  );
  return { path: path.join('.').slice(0, 200), message: issue.message.slice(0, 200) };
}
