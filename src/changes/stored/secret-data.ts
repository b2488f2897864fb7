import { isFields, setOwn, textOf, type Fields } from '../../kubernetes/json';

/**
 * Writes the `stringData` of a Secret into its `data`, and out its type, as the API server does.
 *
 * Source: pkg/apis/core/v1/conversion.go, Convert_v1_Secret_To_core_Secret
 */
export function mergeSecretData(secret: Fields): void {
  const { stringData } = secret;
  const data = isFields(secret['data']) ? withoutSpace(secret['data']) : secret['data'];
  secret['type'] ||= 'Opaque';
  delete secret['stringData'];
  if (data !== undefined) secret['data'] = data;
  if (!isFields(stringData)) return;
  const encoded = Object.entries(stringData).map(([key, value]) => [key, base64Of(textOf(value) ?? String(value))]);
  secret['data'] = { ...(isFields(data) && data), ...Object.fromEntries(encoded) };
}

function withoutSpace(data: Fields): Fields {
  const result: Fields = {};
  for (const [key, value] of Object.entries(data))
    setOwn(result, key, typeof value === 'string' ? value.replace(/\s+/g, '') : value);
  return result;
}

const UTF_8 = new TextEncoder();

function base64Of(text: string): string {
  return btoa(Array.from(UTF_8.encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
