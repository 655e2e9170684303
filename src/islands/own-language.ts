/** Before the page that leads on does so: to the first language of the browser in which the record is told. */
const told = [...document.querySelectorAll<HTMLLinkElement>('link[rel="alternate"][hreflang]')];
const baseOf = (lang: string) => lang.split('-')[0]?.toLowerCase();
for (const lang of navigator.languages) {
  const own = told.find(({ hreflang }) => baseOf(hreflang) === baseOf(lang));
  if (own !== undefined) {
    location.replace(own.href);
    break;
  }
}
