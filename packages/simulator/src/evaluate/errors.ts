/** A query that cannot be answered, with the `errorType` that Prometheus gives it. */
export class EvaluationError extends Error {
  override name = 'EvaluationError';
  readonly errorType: 'bad_data' | 'execution';

  constructor(errorType: 'bad_data' | 'execution', message: string) {
    super(message);
    this.errorType = errorType;
  }
}

export const executionError = (message: string): EvaluationError =>
  new EvaluationError('execution', message);
