/** What resources and sizes are called that are counted in bytes. */
const OF_BYTES = /(^|\W)(memory|storage|ephemeral-storage|sizeLimit|hugepages-\w+)\W*$/;

/** Amounts of the field at a path that are worth showing. */
export function quantityExample(path: string): string {
  if (OF_BYTES.test(path)) return '64Mi or 1G';
  return /(^|\W)cpu\W*$/.test(path) ? '500m or 2' : '500m or 64Mi';
}

/** What somebody means by a unit that Kubernetes does not have, such as `1GB`; undefined if that cannot be told. */
export function meantQuantity(path: string, text: string): string | undefined {
  if (!OF_BYTES.test(path)) return undefined;
  const [, number = '', prefix = '', binary] = /^(\d+(?:\.\d+)?) ?([KMGTPE])(i?)b?$/i.exec(text) ?? [];
  if (number === '') return undefined;
  const decimal = prefix.toUpperCase() === 'K' ? 'k' : prefix.toUpperCase();
  const [ofThousand, of1024] = [`${number}${decimal}`, `${number}${prefix.toUpperCase()}i`];
  return binary === '' ? `${ofThousand} or ${of1024}` : of1024;
}
