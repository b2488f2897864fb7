import { staleFiles } from '../../../scripts/fields/folder';
import { POD_FIELDS, podTypes } from '../../../scripts/fields/pod-types';

describe('the interfaces of a Pod', () => {
  test('are what the table of fields says', () => {
    expect(staleFiles(new Map([[POD_FIELDS, podTypes()]]))).toEqual([]);
  });

  test('tell the default and the versions of a field', () => {
    const text = podTypes();
    expect(text).toContain("  /** @default TCP */\n  readonly protocol?: 'SCTP' | 'TCP' | 'UDP' | (string & {}) |");
    expect(text).toContain(
      '  /** It needs Kubernetes 1.34 or newer. */\n  readonly restartPolicyRules?: readonly Cont',
    );
    expect(text).toContain(
      '  /** Kubernetes 1.30 is the last version that has it. */\n  readonly source?: ClaimSource |',
    );
  });
});
