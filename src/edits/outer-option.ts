/** The option without what is inside it: `Ambassador.clients` of `Ambassador.clients[0].name`. */
export function outerOption(option: string): string {
  return option.split('.').slice(0, 2).join('.');
}
