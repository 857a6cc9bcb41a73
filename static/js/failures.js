// When an answer cannot be shown (signed out, forbidden, a fault, no network), a message stands where the request was made. Nothing typed is touched.
(() => {
  const sentences = {
    0: "The server could not be reached. Nothing was saved. What you typed is still here: try again.",
    401: "You are no longer signed in. Sign in in another tab, come back and send again: what you typed is still here.",
    403: "You may not do this. Nothing was saved.",
    404: "This is not there any more. Nothing was saved.",
    413: "This is too large to be sent. Nothing was saved.",
    429: "Too many requests in a short time. Wait a minute and send again.",
  };
  const fault = "Something went wrong on our side. Nothing was saved. What you typed is still here: try again in a minute.";

  function sentence(xhr) {
    const plain = (xhr.getResponseHeader("Content-Type") || "").startsWith("text/plain");
    if (plain && xhr.status < 500 && xhr.responseText.length < 400) return xhr.responseText;
    return sentences[xhr.status] || fault;
  }

  function place(element) {
    return element.closest("form") || element.closest("section, main") || document.body;
  }

  function clear(element) {
    for (const old of place(element).querySelectorAll(":scope > .failure[data-from-script]")) old.remove();
  }

  function show(element, words, signIn) {
    clear(element);
    const message = document.createElement("p");
    message.className = "failure";
    message.dataset.fromScript = "";
    message.setAttribute("role", "alert");
    message.textContent = words;
    if (signIn) {
      const link = document.createElement("a");
      link.href = signIn;
      link.target = "_blank";
      link.textContent = "Sign in";
      message.append(" ", link);
    }
    place(element).prepend(message);
    message.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("htmx:responseError", (event) => {
    const { elt, xhr } = event.detail;
    show(elt, sentence(xhr), xhr.status === 401 ? document.body.dataset.signInUrl : null);
  });
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, (event) => show(event.detail.elt, sentences[0], null));
  }
  document.addEventListener("htmx:beforeRequest", (event) => clear(event.detail.elt));

  // Signing in in another tab makes a new token: the form still carries the old one, the cookie the new.
  document.addEventListener("htmx:configRequest", (event) => {
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
    if (token && event.detail.verb !== "get") event.detail.parameters.csrfmiddlewaretoken = token;
  });
})();
