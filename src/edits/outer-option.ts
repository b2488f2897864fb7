/** The option without what is inside it: `Sidecar.localhostEndpoints[0]` of `Sidecar.localhostEndpoints[0].clients`. */
export function outerOption(option: string | undefined): string | undefined {
  return option?.split('.').slice(0, 2).join('.');
}

/** The option of an item of a list, such as `Ambassador.clients[1]`. */
export function itemOption(option: string | undefined, index: number): string | undefined {
  return option && `${option}[${index}]`;
}
