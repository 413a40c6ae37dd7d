/** The window around the screens: sidebar, top bar, search. */
export const shell = {
  skipToContent: 'Skip to the content',
  navigation: 'Main menu',
  newThing: 'New',
  newOne: (what: string) => `New: ${what}`,
  newMenu: 'Add something new',
  searchLabel: 'Search everything',
  searchPlaceholder: 'Name, last 4 digits of a phone …',
  searchResults: 'Search results',
  searchNothing: (text: string) => `Nothing found for “${text}”`,
  commands: 'Commands',
  goTo: (screen: string) => `Go to ${screen}`,
  nav: {
    today: 'Today',
    contacts: 'Contacts',
    products: 'Products',
    settings: 'Settings',
  },
  notFoundTitle: 'This page does not exist',
  notFoundText: 'The address leads nowhere, or what it showed was deleted.',
  notFoundBack: 'Go to the start',
  crashedTitle: 'This screen stopped working',
  crashedText: 'Your data is safe. Open the screen again; if it happens once more, close Langganan and start it anew.',
  startFailedTitle: 'Langganan could not start',
  noSession:
    'This window has no access to the shop’s data: its address was used already. Open Langganan again from its icon, or with the address that it prints when it starts.',
  unreachable: 'Langganan is not running any more. Start it again, then try once more.',
};
