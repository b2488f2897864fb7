/**
 * The names of the variables that a text refers to, as `$(NAME)`; `$$` is a dollar sign.
 *
 * Source: k8s.io/kubernetes/third_party/forked/golang/expansion, Expand
 */
export function variableReferences(text: string): string[] {
  const names: string[] = [];
  let at = text.indexOf('$');
  while (at !== -1) {
    const next = text.charAt(at + 1);
    const end = next === '(' ? text.indexOf(')', at) : at + 1;
    // Without a closing bracket there is no further reference.
    if (end === -1) break;
    if (next === '(') names.push(text.slice(at + 2, end));
    at = text.indexOf('$', end + 1);
  }
  return names;
}
