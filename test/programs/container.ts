import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../template/support';
import { fetchedProgramFolders } from './fetched-programs';
import { expanded } from './expand';
import { programFolders } from './needs';
import { makeVolume, type PodSources } from './pod-files';
import { eventually } from './suite';

/** A container of a synthesized Pod, and what the cluster would give it. */
export interface ContainerOptions extends PodSources {
  /** The folder for its files. */
  readonly folder: string;
  readonly container: string;
  /** What the image would start if the container has no command. */
  readonly entrypoint?: readonly string[];
  /** A line of the image's passwd for its user, if the program asks who that is. */
  readonly account?: string;
}

/** How a container ended. */
export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The seconds from the signal to the end. */
  readonly seconds: number;
}

/**
 * A program with the arguments, variables, user, capabilities, mounts and read-only file system that its container has in the manifest; it
 * is the first process of a namespace, as in a container, and shares the network with the other containers.
 */
export class RunningContainer {
  public static async start(options: ContainerOptions): Promise<RunningContainer> {
    const running = new RunningContainer(options);
    await eventually(() => running.pid !== undefined || running.hasEnded);
    return running;
  }

  public readonly manifest: Json;
  private readonly child: ChildProcess;
  private readonly logFile: string;
  private outcome: { status: number | null; signal: NodeJS.Signals | null } | undefined;

  private constructor(private readonly options: ContainerOptions) {
    const spec = podSpec(options.objects);
    this.manifest = containersOf(spec).find(({ name }) => name === options.container) as Json;
    const folder = join(options.folder, `${options.container}-${process.hrtime.bigint()}`);
    mkdirSync(join(folder, 'root'), { recursive: true });
    this.logFile = join(folder, 'log');
    const { runAsUser, runAsGroup } = this.security;
    const log = openSync(this.logFile, 'a');
    chownSync(this.logFile, runAsUser, runAsGroup);
    const script = join(folder, 'start');
    writeFileSync(script, this.script(folder, spec));
    const namespaces = ['--mount', '--pid', '--fork', '--kill-child', '--propagation', 'private'];
    this.child = spawn('unshare', [...namespaces, 'bash', '-euo', 'pipefail', script], { stdio: ['ignore', log, log] });
    this.child.once('exit', (status, signal) => (this.outcome = { status, signal }));
    closeSync(log);
  }

  /** The number of the program; undefined before it runs. */
  public get pid(): number | undefined {
    const children = textOf(`/proc/${this.child.pid}/task/${this.child.pid}/children`).trim();
    if (children === '' || textOf(`/proc/${children}/cmdline`).startsWith('bash')) return undefined;
    return Number(children);
  }

  public get hasEnded(): boolean {
    return this.outcome !== undefined;
  }

  /** What it wrote so far. */
  public get log(): string {
    return textOf(this.logFile);
  }

  /** The most memory that the program had so far. */
  public get peakMebibytes(): number {
    const [, kibibytes] = /^VmHWM:\s+(\d+)/m.exec(textOf(`/proc/${this.pid}/status`)) ?? [];
    return Math.round(Number(kibibytes) / 1024);
  }

  /** The folder of one of its volumes. */
  public volumeFolder(name: string): string {
    return join(this.options.folder, 'volumes', name);
  }

  /** Sends a signal and waits for the end. */
  public async stop(signal: NodeJS.Signals, seconds = 30): Promise<Ended> {
    const start = Date.now();
    this.signal(signal);
    await eventually(() => this.hasEnded, seconds);
    const ended = { seconds: (Date.now() - start) / 1000 };
    if (this.outcome) return { ...this.outcome, ...ended };
    this.child.kill('SIGKILL');
    return { status: null, signal: null, ...ended };
  }

  public signal(signal: NodeJS.Signals): void {
    if (this.pid !== undefined) process.kill(this.pid, signal);
  }

  /** Runs a command in it as the kubelet does for an exec probe; the exit status. */
  public exec(command: readonly string[]): number | null {
    const enter = ['-t', String(this.pid), '-m', '-p', '-r', '-w'];
    return spawnSync('nsenter', [...enter, ...this.asItsUser(command)], { timeout: 10_000 }).status;
  }

  private get security(): { runAsUser: number; runAsGroup: number; readOnlyRootFilesystem?: boolean } {
    return this.manifest['securityContext'] as { runAsUser: number; runAsGroup: number };
  }

  private asItsUser(command: readonly string[]): string[] {
    const { runAsUser, runAsGroup } = this.security;
    const user = ['--reuid', String(runAsUser), '--regid', String(runAsGroup), '--clear-groups'];
    const rights = ['--bounding-set', '-all', '--inh-caps', '-all', '--no-new-privs'];
    return ['setpriv', ...user, ...rights, 'env', '-i', ...this.environment(), ...command];
  }

  private environment(): string[] {
    const variables = [['PATH', programFolders().join(':')], ...this.variables()];
    return variables.map(([name, value]) => `${name}=${value}`);
  }

  /** Its variables as the kubelet gives them: a value can refer to those before it. */
  private variables(): Map<string, string> {
    const variables = new Map<string, string>();
    for (const { name, value = '', valueFrom } of (this.manifest['env'] ?? []) as Json[]) {
      const text = valueFrom ? this.sourceValue(valueFrom as Json) : expanded(value as string, variables);
      variables.set(name as string, text);
    }
    return variables;
  }

  /** A field of the Pod is its own path here: no cluster has made the Pod. */
  private sourceValue({ secretKeyRef, fieldRef }: Json): string {
    if (fieldRef) return fieldRef.fieldPath as string;
    const secret = this.options.secrets[secretKeyRef.name as string];
    return String(secret?.[secretKeyRef.key as string]);
  }

  private command(): string[] {
    const { command = this.options.entrypoint ?? [], args = [] } = this.manifest;
    const variables = this.variables();
    return [...(command as string[]), ...(args as string[])].map((word) => expanded(word, variables));
  }

  private script(folder: string, spec: Json): string {
    const root = join(folder, 'root');
    const mounts = ((this.manifest['volumeMounts'] ?? []) as Json[]).map(({ name, mountPath, readOnly }) => {
      const source = this.volumeFolder(name as string);
      const volume = (spec['volumes'] as Json[]).find((each) => each['name'] === name) as Json;
      if (!existsSync(source)) makeVolume(source, volume, this.options);
      const isReadOnly = readOnly === true || volume['emptyDir'] === undefined;
      return `attach ${quoted(source)} ${quoted(mountPath as string)} ${isReadOnly ? 'ro' : 'rw'}`;
    });
    const programs = fetchedProgramFolders().filter((each) => existsSync(each));
    const whole = this.security.readOnlyRootFilesystem === true ? 'ro' : 'rw';
    const start = this.asItsUser(this.command()).map(quoted).join(' ');
    return [
      `root=${quoted(root)}`,
      ROOT_FILE_SYSTEM,
      `echo ${quoted(this.options.account ?? '')} >> "$root/etc/passwd"`,
      ...programs.map((each) => `attach ${quoted(each)} ${quoted(each)} ro`),
      ...mounts,
      `mount -o remount,${whole} "$root"`,
      `exec chroot "$root" ${start}`,
      '',
    ].join('\n');
  }
}

/** The programs and libraries of this machine, a few devices, and nothing else; what a container may write is attached. */
const ROOT_FILE_SYSTEM = `
mount -t tmpfs tmpfs "$root"
attach() {
  mkdir -p "$root$2"
  mount --bind "$1" "$root$2"
  mount -o "remount,bind,$3" "$root$2"
}
for folder in usr lib lib64 bin sbin; do
  if [ -L "/$folder" ]; then cp -P "/$folder" "$root/"
  elif [ -d "/$folder" ]; then attach "/$folder" "/$folder" ro
  fi
done
mkdir -p "$root/etc/ssl" "$root/dev" "$root/proc"
cp /etc/passwd /etc/group /etc/nsswitch.conf /etc/hosts /etc/ld.so.cache "$root/etc/"
if [ -e /etc/ssl/openssl.cnf ]; then cp /etc/ssl/openssl.cnf "$root/etc/ssl/"; fi
echo 'nameserver 127.0.0.1' > "$root/etc/resolv.conf"
mount -t proc proc "$root/proc"
for device in null zero random urandom; do
  touch "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
ln -s /proc/self/fd "$root/dev/fd"
ln -s /proc/self/fd/1 "$root/dev/stdout"
ln -s /proc/self/fd/2 "$root/dev/stderr"
`;

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** The Pod of the one workload among the objects. */
export function podSpec(objects: readonly Json[]): Json {
  const workload = objects.find(({ spec }) => spec?.template?.spec !== undefined);
  return workload?.['spec'].template.spec as Json;
}

function containersOf(spec: Json): Json[] {
  return [...((spec['initContainers'] ?? []) as Json[]), ...(spec['containers'] as Json[])];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
