static int openPage() {
  const char *page = getenv("PAGE");
  if (page == nullptr) return -1;
  return system(page); // @BAD c-command
}
