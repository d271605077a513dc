// At an address that is gone: on to the new one, with the anchor that was asked for.
location.replace(document.querySelector("link[rel=canonical]").href + location.search + location.hash);
