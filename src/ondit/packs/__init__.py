"""Knowledge as data: language packs (`languages/<code>/`), and the one loader that reads them."""
