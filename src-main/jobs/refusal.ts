import type { ErrorCode, ErrorData } from '../contract/errors.ts';

/**
 * A refusal inside a job. It becomes an AppError of the same code and data on the main thread; the worker itself knows
 * the codes as types only, because loading the contract's schemas would take longer than reading most files.
 */
export class Refusal<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly data: ErrorData<C>;

  constructor(code: C, data: ErrorData<C>, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'Refusal';
    this.code = code;
    this.data = data;
  }
}

export const isRefusal = (error: unknown): error is Refusal => error instanceof Refusal;
