static int open_page(void)
{
    const char *page = getenv("PAGE");
    if (page == NULL)
        return -1;
    return system(page); /* @BAD c-command */
}
