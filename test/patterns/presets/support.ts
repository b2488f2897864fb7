import { messageOf, type Json } from '../../template/support';

/** The restrictions of every preset, which runs as the user of its image, and as the group of the same number or this one. */
export function hardenedAs(user: number, group = user): Json {
  return {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: group,
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/** What the first error says, and where. */
export interface Refusal {
  readonly message: string;
  /** The construct. */
  readonly at: string | undefined;
  /** The option, with its value if that is shown. */
  readonly in: string | undefined;
}

/** The first error of what the code of a user does. */
export function refusalBy(action: () => unknown): Refusal {
  const [, , error = '', ...lines] = messageOf(action).split('\n');
  const lineOf = (mark: string): string | undefined => lines.find((line) => line.startsWith(mark))?.slice(mark.length);
  return { message: error.replace(/^error [-\w]+: /, ''), at: lineOf('  at:  '), in: lineOf('  in:  ') };
}

/**
 * A test for each of the props that a preset refuses: the error names the construct, the option, and what is wrong.
 *
 * @param dependent - options that are wrong only without another one
 */
export function testRefusals<Props>(
  preset: string,
  id: string,
  refused: readonly [props: Partial<Props>, option: string, message: string][],
  make: (props: Partial<Props>) => unknown,
  dependent: readonly (keyof Props)[] = [],
): void {
  test.each(refused)('%j is refused', (props, option, message) => {
    expect(refusalBy(() => make(props))).toEqual({ message, at: `test/web/${id}`, in: `${preset}.${option}` });
  });

  test('all options that are wrong are told at once', () => {
    const rows = oneOfEachOption(refused.filter(([props]) => !dependent.some((option) => option in props)));
    const props = Object.assign({}, ...rows.map(([wrong]) => wrong)) as Partial<Props>;
    const text = messageOf(() => make(props));
    expect(rows.filter(([, , message]) => !text.includes(message)).map(([, option]) => option)).toEqual([]);
  });
}

/** Rows about a single option each, no two about the same. */
function oneOfEachOption<Row extends readonly [props: object, ...unknown[]]>(rows: readonly Row[]): Row[] {
  const single = rows.filter(([props]) => Object.keys(props).length === 1);
  return [...new Map(single.map((row) => [Object.keys(row[0])[0], row])).values()];
}
