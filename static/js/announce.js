// Words for people who do not see the page change. The server fills #announce out of band; scripts send an "announce" event.
(() => {
  document.addEventListener("announce", (event) => {
    const region = document.getElementById("announce");
    if (!region) return;
    // Emptied first: the same sentence twice would otherwise be read once.
    region.textContent = "";
    setTimeout(() => {
      region.textContent = event.detail;
    }, 50);
  });
})();
