/**
 * A text for the command, the arguments or a variable of a container that comes out as it is: what the kubelet would take
 * for a reference to a variable, as in `$(NAME)`, is escaped.
 *
 * Source: k8s.io/kubernetes/third_party/forked/golang/expansion, Expand
 */
export function escapeReferences(text: string): string {
  return text.replace(/\$(?=[$(])/g, '$$$$');
}
