import { os } from '../procedures.ts';
import type { ReportsService } from './service.ts';

export const reportsRouter = (reports: ReportsService) =>
  os.reports.router({
    pipeline: os.reports.pipeline.handler(({ input, context }) => reports.pipeline(context.caller, input)),
  });
