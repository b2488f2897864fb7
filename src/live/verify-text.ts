import type { TextForm } from '../check/report/text';
import type { Style } from '../explain/layout/style';
import { wrapped } from '../explain/layout/wrap';
import { printable, shortened } from '../kubernetes/printable';
import { namedObject } from '../kubernetes/object-name';
import { counted, listed, quotedList } from '../kubernetes/words';
import type { LiveRestarts } from './back-off';
import type { LiveGate, LiveWait } from './gates';
import type { LiveVerdict, RefusedPod, VerifiedPod, VerifyOutput } from './live-output';

const VERDICTS: Readonly<Record<LiveVerdict, { readonly text: string; readonly style: Style }>> = {
  ready: { text: 'ready', style: 'good' },
  starting: { text: 'starting', style: 'warning' },
  overdue: { text: 'overdue', style: 'bad' },
  hung: { text: 'not ready any more', style: 'bad' },
  crashLooping: { text: 'ends again and again', style: 'bad' },
  unschedulable: { text: 'no node takes it', style: 'bad' },
  blocked: { text: 'a container cannot be started', style: 'bad' },
  stopping: { text: 'stopping', style: 'warning' },
  succeeded: { text: 'succeeded', style: 'good' },
  failed: { text: 'failed', style: 'bad' },
};

/** How many events are shown of a Pod. */
const MAX_WARNINGS = 3;
const MAX_MESSAGE = 300;

/** What was verified, for people. */
export function* verifyText({ pods, refused, at }: VerifyOutput, form: TextForm): Generator<string> {
  for (const pod of pods) yield podText(pod, form);
  for (const each of refused) yield refusedText(each, form);
  const good = pods.filter(({ verdict }) => !isBad(verdict)).length;
  const parts = [
    `${good} of ${counted(pods.length, 'Pod')} as predicted`,
    ...(refused.length > 0 ? [`${counted(refused.length, 'Pod')} refused`] : []),
  ];
  yield `${listed(parts)}, at ${at}.\n`;
}

/** Whether something is wrong with a Pod that has this verdict. */
export function isBad(verdict: LiveVerdict): boolean {
  return VERDICTS[verdict].style === 'bad';
}

function podText(pod: VerifiedPod, form: TextForm): string {
  const { text, style } = VERDICTS[pod.verdict];
  const name = printable(namedObject('Pod', pod.namespace, pod.name));
  return `${form.paint(name, 'heading')}: ${form.paint(text, style)}\n${rowsText(rowsOf(pod), form)}\n`;
}

type Row = readonly [label: string, text: string];

function rowsOf(pod: VerifiedPod): Row[] {
  const { manifest, waits, restarts, readiness, deadlocks, findings, warnings } = pod;
  return [
    ...(manifest ? [['manifest', manifestText(manifest)] as const] : []),
    ...(pod.reason === '' ? [] : [['reason', said(pod)] as const]),
    ...waits.map((wait) => ['waits for', waitText(wait)] as const),
    ...pod.bounds.flatMap((bounds) => boundsRows(bounds, waits)),
    ...(readiness ? [['ready', readinessText(readiness)] as const] : []),
    ...restarts.map((each) => ['restarts', restartsText(each)] as const),
    ...deadlocks.map((text) => ['never', text] as const),
    ...findings.map(
      ({ rule, file, line, message, fix }) => ['because', `${rule} (${file}:${line}): ${message} Fix: ${fix}`] as const,
    ),
    ...warnings
      .filter(({ message }) => waits.every((wait) => wait.message !== message))
      .slice(0, MAX_WARNINGS)
      .map((each) => ['event', `${timesText(each)}${said(each)}`] as const),
  ];
}

const LABEL_WIDTH = 11;

function rowsText(rows: readonly Row[], { paint, width }: TextForm): string {
  const lines = rows.flatMap(([label, text]) => {
    const [first = '', ...rest] = wrapped(printable(text), width - LABEL_WIDTH - 2);
    const indent = ' '.repeat(LABEL_WIDTH + 2);
    return [
      `  ${paint(label, 'name')}${' '.repeat(LABEL_WIDTH - label.length)}${first}`,
      ...rest.map((line) => indent + line),
    ];
  });
  return lines.map((line) => `${line}\n`).join('');
}

function manifestText({
  file,
  line,
  kind,
  name,
  addedContainers,
  missingContainers,
}: NonNullable<VerifiedPod['manifest']>): string {
  const differences = [
    ...(addedContainers.length > 0 ? [`the Pod also has ${quotedList(addedContainers)}`] : []),
    ...(missingContainers.length > 0 ? [`the Pod lacks ${quotedList(missingContainers)}`] : []),
  ];
  return [`${kind} "${name}" (${file}:${line})`, ...differences].join('; ');
}

const GATES: Readonly<Record<LiveGate, (name: string) => string>> = {
  scheduling: () => 'a node',
  containerStart: (name) => `the start of "${name}"`,
  restart: (name) => `the next start of "${name}"`,
  exit: (name) => `the end of "${name}"`,
  postStartHook: (name) => `the postStart hook of "${name}"`,
  startupProbe: (name) => `the startup probe of "${name}"`,
  readinessProbe: (name) => `the readiness probe of "${name}"`,
  readinessGate: () => 'its readiness gates',
  deletion: () => 'the end of its containers',
};

function waitText(wait: LiveWait): string {
  const reason = wait.reason === '' ? '' : `. ${said(wait)}`;
  return `${GATES[wait.gate](wait.container ?? '')}${boundText(wait)}${reason}`;
}

/** For how long it waits, and how long that may still take. */
function boundText({ gate, sinceSeconds, latestSeconds, overdueSeconds }: LiveWait): string {
  if (sinceSeconds === null) return '';
  const since = `, for ${rounded(sinceSeconds)} s`;
  if (latestSeconds === null) return `${since}; nothing bounds it`;
  if (overdueSeconds > 0) {
    return `${since}; at most ${rounded(latestSeconds)} s are predicted: overdue by ${rounded(overdueSeconds)} s`;
  }
  const then = gate === 'startupProbe' ? '; then it has succeeded, or the container is stopped' : '';
  return `${since} of at most ${rounded(latestSeconds)} s${then}`;
}

/** What a liveness probe promises of a container that is not ready. */
function boundsRows(
  { container, hangNoticedSeconds, killedSeconds }: VerifiedPod['bounds'][number],
  waits: readonly LiveWait[],
): Row[] {
  const isOfReadiness = waits.some((wait) => wait.container === container && wait.gate === 'readinessProbe');
  if (!isOfReadiness) return [];
  if (hangNoticedSeconds === null || killedSeconds === null)
    return [['promised', `no liveness probe stops "${container}" if it hangs`]];
  return [
    [
      'promised',
      `its liveness probe begins to stop "${container}" ${hangNoticedSeconds} s after a hang at the latest, and it is killed ${killedSeconds} s after it`,
    ],
  ];
}

function readinessText({ seconds, earliestSeconds, latestSeconds }: NonNullable<VerifiedPod['readiness']>): string {
  const latest = latestSeconds === null ? 'and nothing bounds it' : `${rounded(latestSeconds)} s at the latest`;
  return `${rounded(seconds)} s after its first container started; predicted: ${rounded(earliestSeconds)} s at the earliest, ${latest}`;
}

function restartsText({ container, count, lastExitCode, lastReason, backOffSeconds, nextStart }: LiveRestarts): string {
  const end =
    lastExitCode === null
      ? ''
      : `; the last run ended with ${lastExitCode}${lastReason === '' ? '' : ` (${lastReason})`}`;
  const wait = backOffSeconds === null ? '' : `; the kubelet waits ${rounded(backOffSeconds)} s`;
  const next =
    nextStart === null
      ? ''
      : `, and starts it in ${rounded(Math.max(nextStart.earliestSeconds, 0))} to ${rounded(Math.max(nextStart.latestSeconds, 0))} s`;
  return `"${container}" ${count}${end}${wait}${next}`;
}

function refusedText(refused: RefusedPod, form: TextForm): string {
  const { kind, namespace, name, message, rules } = refused;
  const head = `${form.paint(printable(`A Pod of ${namedObject(kind, namespace, name)}`), 'heading')}: ${form.paint('refused', 'bad')}`;
  const rows: Row[] = [
    ['event', `${timesText(refused)}${shortened(message, MAX_MESSAGE)}`],
    ...rules.slice(0, 1).map((rule): Row => ['see', `pod-patterns check --explain ${rule}`]),
  ];
  return `${head}\n${rowsText(rows, form)}\n`;
}

/** How often an event was seen. */
function timesText({ count }: { readonly count: number }): string {
  return count > 1 ? `${count}x ` : '';
}

function said({ reason, message }: { readonly reason: string; readonly message: string }): string {
  return message === '' ? reason : `${reason}: ${shortened(message.trim(), MAX_MESSAGE)}`;
}

function rounded(seconds: number): number {
  return Math.round(seconds);
}
