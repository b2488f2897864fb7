import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import * as https from 'node:https';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { isObject, textAt, type Json, type JsonObject } from '../json';
import { JudgeError } from '../judge-error';

/** A Pod as the API server showed it, and when that was seen, in milliseconds since 1970. */
export interface PodVersion {
  readonly seenAt: number;
  readonly pod: JsonObject;
  /** Whether it was taken out of the API server then; a later Pod may have its name. */
  readonly isGone: boolean;
}

/** Everything that was seen of a Pod. */
export interface PodHistory {
  readonly versions: readonly PodVersion[];
  /** Whether it has been taken out of the API server. */
  readonly isGone: boolean;
}

interface Changes {
  readonly versions: PodVersion[];
  isGone: boolean;
}

const PODS = '/api/v1/namespaces/default/pods';

/** Sees every change of every Pod of the namespace `default`, in order. */
export class PodWatch {
  static async start(kubeconfig: string): Promise<PodWatch> {
    const text = readFileSync(kubeconfig, 'utf8');
    const [server, token] = [/server: "([^"]+)"/.exec(text)?.[1], /token: "(\w+)"/.exec(text)?.[1]];
    if (server === undefined || token === undefined) throw new JudgeError(`${kubeconfig} names no server or no token.`);
    const watch = new PodWatch(server, token);
    await watch.open();
    return watch;
  }

  private readonly pods = new Map<string, Changes>();
  private readonly waiting = new Set<() => void>();
  private readonly agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });
  private resourceVersion = '0';
  private fault: JudgeError | undefined;
  private isClosed = false;

  private constructor(
    private readonly server: string,
    private readonly token: string,
  ) {}

  /** The names of all Pods that were seen and begin like this: a controller gives its Pods names of its own. */
  namesLike(prefix: string): string[] {
    return [...this.pods.keys()].filter((name) => name.startsWith(prefix));
  }

  historyOf(name: string): PodHistory {
    return this.pods.get(name) ?? { versions: [], isGone: false };
  }

  /** Resolves when what was seen of a Pod is as asked for; says how it stands when that takes too long. */
  async until(name: string, isReached: (history: PodHistory) => boolean, milliseconds: number): Promise<PodHistory> {
    const deadline = Date.now() + milliseconds;
    for (;;) {
      const history = this.historyOf(name);
      if (isReached(history)) return history;
      if (this.fault) throw this.fault;
      if (Date.now() >= deadline) throw new JudgeError(`${name} did not get there in ${milliseconds / 1000} s.`);
      await this.change(deadline - Date.now());
    }
  }

  close(): void {
    this.isClosed = true;
    this.agent.destroy();
  }

  private async change(milliseconds: number): Promise<void> {
    const abort = new AbortController();
    const wake = (): void => abort.abort();
    this.waiting.add(wake);
    await sleep(milliseconds, undefined, { signal: abort.signal }).catch(() => undefined);
    this.waiting.delete(wake);
  }

  /** The API server ends a watch after some time; it goes on from where it was. */
  private async open(): Promise<void> {
    const query = `watch=true&resourceVersion=${this.resourceVersion}`;
    const headers = { Authorization: `Bearer ${this.token}`, Accept: 'application/json' };
    const request = https.get(`${this.server}${PODS}?${query}`, { headers, agent: this.agent });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    if (response.statusCode !== 200) throw new JudgeError(`The Pods cannot be watched: ${response.statusCode}`);
    void this.read(response);
  }

  private async read(response: IncomingMessage): Promise<void> {
    try {
      for await (const line of createInterface({ input: response })) this.take(JSON.parse(line) as JsonObject);
    } catch (error) {
      if (this.isClosed) return;
      throw error;
    }
    if (!this.isClosed && !this.fault) await this.open();
  }

  private take({ type, object }: JsonObject): void {
    if (!isObject(object)) return;
    this.resourceVersion = textAt(object, 'metadata', 'resourceVersion') ?? this.resourceVersion;
    if (type === 'ERROR') this.fault = new JudgeError(`The Pods are not watched: ${textAt(object, 'message') ?? ''}`);
    else this.add(textAt(object, 'metadata', 'name') ?? '', object, type ?? null);
    for (const wake of this.waiting) wake();
  }

  private add(name: string, pod: JsonObject, type: Json): void {
    const changes = this.pods.get(name) ?? { versions: [], isGone: false };
    const isGone = type === 'DELETED';
    changes.versions.push({ seenAt: Date.now(), pod, isGone });
    if (isGone) changes.isGone = true;
    this.pods.set(name, changes);
  }
}
