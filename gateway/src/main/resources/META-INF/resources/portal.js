// The language of the page: as chosen last, else as the browser asks.
(function () {
  const wanted = new URLSearchParams(location.search).get("lang") || localStorage.getItem("wasl-language");
  const language = wanted || ((navigator.language || "").startsWith("ar") ? "ar" : "en");
  const show = (lang) => {
    document.documentElement.lang = lang;
    document.documentElement.dir = lang === "ar" ? "rtl" : "ltr";
    document.querySelectorAll("[data-lang]").forEach((part) => { part.hidden = part.dataset.lang !== lang; });
    localStorage.setItem("wasl-language", lang);
  };
  show(language === "ar" ? "ar" : "en");
  document.querySelectorAll("button.language").forEach((button) =>
    button.addEventListener("click", () => show(document.documentElement.lang === "ar" ? "en" : "ar")));
  fetch("/portal-config.json").then((answer) => answer.json()).then((here) => {
    document.querySelectorAll(".token-url").forEach((part) => { part.textContent = here.tokenUrl; });
  });
})();
