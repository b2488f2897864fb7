/** A text as the kubelet passes it on, with the values of variables in place of `$(NAME)`, and `$` in place of `$$`. */
export function expanded(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(/\$(?:\$|\(([^)]*)\))/g, (reference, name?: string) =>
    name === undefined ? '$' : (variables.get(name) ?? reference),
  );
}
