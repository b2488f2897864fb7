import type { Answer } from '../../api-client';
import { textAt, type JsonObject } from '../../json';
import { JudgeError } from '../../judge-error';
import { ResourcePaths } from '../../resource-paths';
import type { Cluster } from '../cluster';

const APPLY = '?fieldManager=changes&force=true&fieldValidation=Strict';

/** Objects as they are applied to a cluster. */
export class Applied {
  private readonly paths: ResourcePaths;

  public constructor(private readonly cluster: Cluster) {
    this.paths = new ResourcePaths(cluster.client);
  }

  /** Applies an object as `kubectl apply --server-side` does. */
  public async apply(object: JsonObject): Promise<Answer> {
    const path = `${await this.pathOf(object)}${APPLY}`;
    return this.cluster.client.send('PATCH', path, JSON.stringify(object), 'application/apply-patch+yaml');
  }

  /** Applies an object that must be taken. */
  public async create(object: JsonObject): Promise<void> {
    const { status, body } = await this.apply(object);
    if (status >= 300) throw new JudgeError(`${nameOf(object)} is refused: ${textAt(body, 'message') ?? status}`);
  }

  public async get(object: JsonObject): Promise<JsonObject> {
    const { body } = await this.cluster.client.get(await this.pathOf(object));
    return body as JsonObject;
  }

  /** Deletes an object with all that it made. */
  public async remove(object: JsonObject): Promise<void> {
    await this.cluster.client.send('DELETE', `${await this.pathOf(object)}?propagationPolicy=Background`);
  }

  private async pathOf(object: JsonObject): Promise<string> {
    return `${(await this.paths.collectionOf(object)) ?? ''}/${nameOf(object)}`;
  }
}

function nameOf(object: JsonObject): string {
  return textAt(object, 'metadata', 'name') ?? '';
}
