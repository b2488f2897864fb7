import type { ApiClient } from './api-client';
import { isList, isObject, textAt, type Json, type JsonObject } from './json';

/** Finds the path of an object's collection through the server's own discovery. */
export class ResourcePaths {
  private readonly versions = new Map<string, readonly JsonObject[]>();

  constructor(private readonly client: ApiClient) {}

  /** The path to create an object at, or undefined where the server does not serve its kind. */
  async collectionOf(object: JsonObject): Promise<string | undefined> {
    const apiVersion = textAt(object, 'apiVersion') ?? '';
    const resource = (await this.resourcesOf(apiVersion)).find(
      (each) => each['kind'] === object['kind'] && isCollection(each),
    );
    if (resource === undefined) return undefined;
    const plural = textAt(resource, 'name') ?? '';
    if (resource['namespaced'] !== true) return `${rootOf(apiVersion)}/${plural}`;
    return `${rootOf(apiVersion)}/namespaces/${encodeURIComponent(namespaceOf(object))}/${plural}`;
  }

  private async resourcesOf(apiVersion: string): Promise<readonly JsonObject[]> {
    const known = this.versions.get(apiVersion);
    if (known !== undefined) return known;
    const { status, body } = await this.client.get(rootOf(apiVersion));
    const resources = status === 200 && isObject(body) ? objectsIn(body['resources']) : [];
    this.versions.set(apiVersion, resources);
    return resources;
  }
}

export function namespaceOf(object: JsonObject): string {
  return textAt(object, 'metadata', 'namespace') ?? 'default';
}

function rootOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** `pods/status` and its like are discovered as well. */
function isCollection(resource: JsonObject): boolean {
  return !(textAt(resource, 'name') ?? '').includes('/');
}

function objectsIn(list: Json | undefined): readonly JsonObject[] {
  return isList(list) ? list.filter(isObject) : [];
}
