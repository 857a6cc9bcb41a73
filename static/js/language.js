// The reader's language, once chosen by a link, is kept by the browser: who comes from another site to a page in another
// language is taken to the same page in the chosen one. Within the site every link keeps its language by itself.
(() => {
  const page = document.documentElement.lang;

  function remembered() {
    try {
      return localStorage.getItem("language");
    } catch {
      return null;
    }
  }

  function remember(language) {
    try {
      localStorage.setItem("language", language);
    } catch {
      // Storage is off: the choice holds as long as the reader stays.
    }
  }

  function cameFromElsewhere() {
    const [navigation] = performance.getEntriesByType("navigation");
    const internal = document.referrer && new URL(document.referrer).origin === location.origin;
    return navigation?.type === "navigate" && !internal;
  }

  function inLanguage(language) {
    const links = document.querySelectorAll("link[rel=alternate][hreflang]");
    const link = [...links].find((one) => one.hreflang === language);
    return link && new URL(link.href).origin === location.origin ? link.href + location.hash : null;
  }

  const chosen = remembered();
  if (chosen && chosen !== page && cameFromElsewhere()) {
    const address = inLanguage(chosen);
    if (address) location.replace(address);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".languages a[hreflang]");
    if (link) remember(link.hreflang);
  });
})();
