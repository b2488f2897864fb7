import type { FindingSeverity } from '../../findings/finding-kind';
import type { TextForm } from './text';

/** What a report needs besides what was found. */
export interface ReportForm extends TextForm {
  /** The version of this package. */
  readonly version: string;
  /** The least severity that fails. */
  readonly failOn: FindingSeverity;
  /** A short text that stands for a longer one. */
  readonly hash: (text: string) => string;
}
