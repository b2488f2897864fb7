import * as http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { isList, isObject, type Json, type JsonObject } from '../../../json';
import { uptime } from '../../clock';
import type { Cluster } from '../../cluster';
import { FILE, PORT } from './pods';

const POLL = 100;
const ANSWER = 1000;

const SLICES = '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices';

/** A request to the app, on the clock of the containers. */
export interface Request {
  readonly at: number;
  readonly isAnswered: boolean;
}

/** How the endpoint of a Service was when it first was so. */
export interface EndpointChange {
  readonly at: number;
  /** `ready serving terminating`, those that are true. */
  readonly state: string;
}

/** Asks an app again and again, and sees what its Service says of it, until it is told that this is enough. */
export class Traffic {
  readonly requests: Request[] = [];
  readonly changes: EndpointChange[] = [];
  private isOver = false;
  private readonly work: Promise<unknown>;

  constructor(
    private readonly cluster: Cluster,
    private readonly service: string,
    private readonly address: string,
  ) {
    this.work = Promise.all([this.ask(), this.watch()]);
  }

  async end(): Promise<void> {
    this.isOver = true;
    await this.work;
  }

  private async ask(): Promise<void> {
    while (!this.isOver) {
      const at = uptime();
      this.requests.push({ at, isAnswered: await isAnswered(this.address) });
      await sleep(POLL);
    }
  }

  private async watch(): Promise<void> {
    while (!this.isOver) {
      const query = `labelSelector=kubernetes.io/service-name=${this.service}`;
      const { body } = await this.cluster.client.get(`${SLICES}?${query}`);
      const state = endpointsIn(body).map(stateOf).join();
      if (state !== this.changes.at(-1)?.state) this.changes.push({ at: uptime(), state });
      await sleep(POLL);
    }
  }
}

function isAnswered(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get({ host, port: PORT, path: `/${FILE}`, agent: false, timeout: ANSWER }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
    request.once('close', () => resolve(false));
  });
}

function endpointsIn(slices: Json): JsonObject[] {
  return itemsOf(slices, 'items').flatMap((slice) => itemsOf(slice, 'endpoints'));
}

function itemsOf(value: Json, key: string): JsonObject[] {
  const items = isObject(value) ? value[key] : [];
  return isList(items) ? items.filter(isObject) : [];
}

function stateOf({ conditions }: JsonObject): string {
  const known = isObject(conditions) ? conditions : {};
  return ['ready', 'serving', 'terminating'].filter((condition) => known[condition] === true).join(' ');
}
