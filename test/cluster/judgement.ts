import type { ApiClient, Answer } from './api-client';
import { differences, type Difference } from './compare';
import { isObject, textAt, type JsonObject } from './json';
import type { Manifest } from './manifests';
import { ResourcePaths } from './resource-paths';
import { storedForm } from './server-forms';

/** What one API server makes of one object. */
export interface Judgement {
  readonly refusal?: string;
  readonly differences: readonly Difference[];
  readonly warnings: readonly string[];
}

const DRY_RUN = '?dryRun=All&fieldValidation=Strict&fieldManager=pod-patterns-judge';
const CONFLICT = 409;

/** Asks one API server what it would do with an object. */
export class Judge {
  private readonly paths: ResourcePaths;

  constructor(private readonly client: ApiClient) {
    this.paths = new ResourcePaths(client);
  }

  async judge(manifest: Manifest): Promise<Judgement> {
    const collection = await this.paths.collectionOf(manifest.object);
    if (collection === undefined) return refused(`The server does not serve ${kindOf(manifest.object)}.`);
    const answer = await this.dryRun(collection, manifest);
    const { status, body, warnings } = answer;
    if (status >= 300)
      return refused(
        `${status} ${textAt(body, 'reason') ?? ''}: ${textAt(body, 'message') ?? JSON.stringify(body)}`,
        warnings,
      );
    return { differences: differences(storedForm(manifest.object), isObject(body) ? body : undefined), warnings };
  }

  /** What exists, such as a namespace made for the objects in it, is judged as an update. */
  private async dryRun(collection: string, { object, text, contentType }: Manifest): Promise<Answer> {
    const created = await this.client.send('POST', collection + DRY_RUN, text, contentType);
    const name = textAt(object, 'metadata', 'name');
    if (created.status !== CONFLICT || name === undefined) return created;
    return this.client.send('PUT', `${collection}/${encodeURIComponent(name)}${DRY_RUN}`, text, contentType);
  }
}

function refused(refusal: string, warnings: readonly string[] = []): Judgement {
  return { refusal, differences: [], warnings };
}

function kindOf(object: JsonObject): string {
  return `${textAt(object, 'apiVersion') ?? 'an object without apiVersion'} ${textAt(object, 'kind') ?? '(no kind)'}`;
}
