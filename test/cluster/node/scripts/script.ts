import { dirname } from 'node:path';

/** How one run of a container goes if nobody ends it. */
export interface Run {
  /** Undefined for a run that does not end by itself. */
  readonly seconds?: number;
  readonly exitCode: number;
}

export interface HookScript {
  readonly seconds: number;
  readonly exitCode: number;
}

/** What a container is made to do. */
export interface Script {
  readonly container: string;
  /** Its first run, its second run and so on; the last is repeated. */
  readonly runs: readonly [Run, ...Run[]];
  /** The seconds from its start until a probe finds it, or that none ever does; undefined where nothing asks. */
  readonly readyAfter?: number | 'never';
  /** The seconds from its start until its liveness probe does not find it any more; undefined where nothing asks. */
  readonly hangsAfter?: number;
  /** Where it answers probes; in a Pod each container has a port of its own. */
  readonly port: number;
  readonly postStart?: HookScript;
  readonly preStop?: HookScript;
  /** The seconds from SIGTERM to its exit with 143, or that it goes on. */
  readonly onTerm: number | 'ignores';
  /** Lines of shell that run beside the rest; `say` writes into the journal. */
  readonly beside?: string;
}

/** Where every container of a Pod finds what they all write. */
export const JOURNAL = '/journal';

/** The exit code with which a container answers SIGTERM. */
export const TERM_EXIT_CODE = 143;

/** One `echo` is one write at the end of the file, so lines of several containers do not mix. */
const SAY = `say() { read up idle < /proc/uptime; echo "$up $name $run $*" >> ${JOURNAL}/lines; }`;

/** The shell script of a container; busybox's shell runs it. */
export function commandOf(script: Script): string {
  return [
    // containers of other users write into the same files
    `umask 0; name=${script.container}`,
    `run=0; [ ! -f ${JOURNAL}/$name ] || read run < ${JOURNAL}/$name`,
    `run=$((run + 1)); echo $run > ${JOURNAL}/$name; echo $run > ${OWN_RUN}`,
    SAY,
    `trap '${termHandler(script.onTerm)}' TERM`,
    `trap 'say exit ${TERM_EXIT_CODE}; exit ${TERM_EXIT_CODE}' USR1`,
    'say start',
    ...answersProbes(script),
    ...(script.beside === undefined ? [] : [`{ ${script.beside}; } &`]),
    `case $run in ${runCases(script.runs)} esac`,
    // a signal that is handled ends `wait`, not what it waits for
    'sleep $seconds & own=$!; while kill -0 $own 2> /dev/null; do wait $own; done',
    'say exit $code; exit $code',
  ].join('\n');
}

/** The shell script of a hook. */
export function hookCommand(
  container: string,
  hook: 'postStart' | 'preStop',
  { seconds, exitCode }: HookScript,
): string {
  return [
    `umask 0; name=${container}`,
    SAY,
    // a postStart hook may come before the first line of the container's own script
    `until read run < ${OWN_RUN}; do usleep 10000; done 2> /dev/null`,
    `say ${hook}`,
    `sleep ${seconds}`,
    `say ${hook}-end`,
    `exit ${exitCode}`,
  ].join('\n');
}

/** A container that is started again has new files, so that this tells a hook which run it belongs to. */
const OWN_RUN = '/tmp/run';

/** The file that shows that a container is ready. */
export const READY_FILE = '/tmp/web/ready';

/** The file that shows that a container has not hung up. */
export const ALIVE_FILE = '/tmp/web/alive';

/** The web server starts when the container is ready, or at once where that is not asked. */
function answersProbes({ readyAfter, hangsAfter, port }: Script): string[] {
  const serve = `httpd -p ${port} -h ${dirname(READY_FILE)}`;
  return [
    `mkdir -p ${dirname(READY_FILE)}`,
    ...(typeof readyAfter !== 'number' ? [] : [`{ sleep ${readyAfter}; say ready; touch ${READY_FILE}; ${serve}; } &`]),
    ...(hangsAfter === undefined
      ? []
      : [`touch ${ALIVE_FILE}; { sleep ${hangsAfter}; rm ${ALIVE_FILE}; say hung; } &`]),
    ...(hangsAfter === undefined || readyAfter !== undefined ? [] : [serve]),
  ];
}

/**
 * A container that takes its time to stop goes on meanwhile, and may end by itself. Its shell is process 1; Kubernetes
 * would make `$` of `$$`.
 */
function termHandler(onTerm: number | 'ignores'): string {
  if (onTerm === 'ignores') return 'say term';
  return onTerm === 0 ? 'say term; kill -USR1 1' : `say term; { sleep ${onTerm}; kill -USR1 1; } &`;
}

function runCases(runs: readonly Run[]): string {
  return runs
    .map(({ seconds, exitCode }, index) => {
      const number = index === runs.length - 1 ? '*' : index + 1;
      return `${number}) seconds=${seconds ?? 100000}; code=${exitCode};;`;
    })
    .join(' ');
}
