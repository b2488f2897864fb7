import { fieldsOf, textOf, type Fields } from './json';

/** An object as people name it: `Deployment "shop/web"`, without what is empty. */
export function namedObject(kind: string, namespace: string, name: string): string {
  const path = [namespace, name].filter((part) => part !== '').join('/');
  return path === '' ? kind : `${kind} "${path}"`;
}

/** The object of a manifest as people name it. */
export function objectName(manifest: Fields): string {
  const { namespace, name } = fieldsOf(manifest['metadata']);
  return namedObject(String(manifest['kind']), textOf(namespace) ?? '', textOf(name) ?? '');
}
