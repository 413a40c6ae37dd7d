import type { z } from 'zod';
import type {
  DuplicateMode as DuplicateModeSchema,
  ImportColumn as ImportColumnSchema,
  ImportOptions as ImportOptionsType,
  ImportPreview as ImportPreviewType,
  GroupAnswer as GroupAnswerSchema,
  ImportSummary as ImportSummaryType,
  MappingSummary as MappingSummaryType,
  Rejects as RejectsType,
  UnderstoodGroup as UnderstoodGroupSchema,
  UnderstoodValue as UnderstoodValueSchema,
} from '../../../src-main/contract/imports.ts';

export type DuplicateMode = z.infer<typeof DuplicateModeSchema>;
export type ImportColumn = z.infer<typeof ImportColumnSchema>;
export type UnderstoodValue = z.infer<typeof UnderstoodValueSchema>;
export type ImportOptions = ImportOptionsType;
export type ImportPreview = ImportPreviewType;
export type ImportSummary = ImportSummaryType;
export type UnderstoodGroup = z.infer<typeof UnderstoodGroupSchema>;
export type GroupAnswer = z.infer<typeof GroupAnswerSchema>;
export type MappingSummary = MappingSummaryType;
export type Rejects = RejectsType;
export type ImportTarget = ImportSummary['target'];
