/* Imports the lists of suppliers into the inventory: a binary format, a text format, and a report of what came in. */

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define MAX_NAME 64
#define MAX_ITEMS 1024

typedef struct {
    uint32_t id;
    uint32_t stock;
    char name[MAX_NAME];
} item_t;

typedef struct {
    item_t *items;
    size_t count;
    size_t capacity;
} inventory_t;

static inventory_t *inventory_new(size_t capacity) {
    inventory_t *inventory = malloc(sizeof(inventory_t));
    inventory->count = 0;
    inventory->capacity = capacity;
    inventory->items = calloc(capacity, sizeof(item_t));
    return inventory;
}

static inventory_t *inventory_copy(const inventory_t *from) {
    inventory_t *copy = malloc(sizeof(*copy));
    if (copy == NULL) return NULL;
    // ok: c-null-dereference
    copy->count = from->count;
    copy->capacity = from->capacity;
    copy->items = calloc(from->capacity, sizeof(item_t));
    if (copy->items == NULL) {
        free(copy);
        return NULL;
    }
    // ok: c-length-from-outside
    memcpy(copy->items, from->items, from->count * sizeof(item_t));
    return copy;
}

static void inventory_free(inventory_t *inventory) {
    if (!inventory) return;
    free(inventory->items);
    free(inventory);
}

static int inventory_add(inventory_t *inventory, const item_t *item) {
    if (inventory->count == inventory->capacity) {
        inventory->capacity *= 2;
        // ruleid: c-realloc-leak
        inventory->items = realloc(inventory->items, inventory->capacity * sizeof(item_t));
        if (!inventory->items) return -1;
    }
    inventory->items[inventory->count++] = *item;
    return 0;
}

static int inventory_reserve(inventory_t *inventory, size_t capacity) {
    if (capacity > SIZE_MAX / sizeof(item_t)) return -1;
    // ok: c-realloc-leak
    item_t *grown = realloc(inventory->items, capacity * sizeof(item_t));
    if (!grown) return -1;
    inventory->items = grown;
    inventory->capacity = capacity;
    return 0;
}

/* Reads the binary list: how many items there are, then the items. */
static item_t *read_binary(FILE *file, uint32_t *count) {
    if (fread(count, sizeof(*count), 1, file) != 1) return NULL;
    // ruleid: c-length-from-outside
    item_t *items = malloc(*count * sizeof(item_t));
    if (!items) return NULL;
    for (uint32_t i = 0; i < *count; i++) {
        if (fread(&items[i], sizeof(item_t), 1, file) != 1) {
            free(items);
            return NULL;
        }
    }
    return items;
}

/* Reads a name that follows its length. */
static int read_name(FILE *file, item_t *item) {
    uint16_t length;
    if (fread(&length, sizeof(length), 1, file) != 1) return -1;
    // ruleid: c-length-from-outside
    if (fread(item->name, 1, length, file) != length) return -1;
    return 0;
}

static int read_name_checked(FILE *file, item_t *item) {
    uint16_t length;
    if (fread(&length, sizeof(length), 1, file) != 1) return -1;
    if (length >= sizeof(item->name)) return -1;
    // ok: c-length-from-outside
    if (fread(item->name, 1, length, file) != length) return -1;
    item->name[length] = '\0';
    return 0;
}

static void set_name(item_t *item, const char *name) {
    strncpy(item->name, name, MAX_NAME);
}

static void rename_item(item_t *item, const char *name) {
    // ok: c-strncpy-unterminated
    strncpy(item->name, name, sizeof(item->name) - 1);
    item->name[sizeof(item->name) - 1] = '\0';
}

/* Reads the text list: a line for each item, its number, stock and name. */
static int read_text(FILE *file, inventory_t *inventory) {
    char line[256];
    while (fgets(line, sizeof(line), file)) {
        item_t item = {0};
        char supplier[32];
        // ruleid: c-scanf-width
        if (sscanf(line, "%u,%u,%[^,],%s", &item.id, &item.stock, item.name, supplier) < 3) continue;
        if (inventory_add(inventory, &item) < 0) return -1;
    }
    return 0;
}

static int read_prices(FILE *file, double *prices, size_t count) {
    char name[MAX_NAME];
    size_t read = 0;
    // ok: c-scanf-width
    while (read < count && fscanf(file, "%63s %lf", name, &prices[read]) == 2) read++;
    return (int)read;
}

static const char *describe(const item_t *item) {
    char text[128];
    snprintf(text, sizeof(text), "%u: %s (%u)", item->id, item->name, item->stock);
    // ruleid: c-return-local
    return text;
}

static const char *status_of(const item_t *item) {
    const char *status = item->stock > 0 ? "in stock" : "sold out";
    // ok: c-return-local
    return status;
}

static void print_report(const inventory_t *inventory, const char *title) {
    char heading[32];
    // ruleid: c-input-overflow
    sprintf(heading, "== %s ==", title);
    puts(heading);
    for (size_t i = 0; i < inventory->count; i++) puts(describe(&inventory->items[i]));
}

static uint32_t total(const inventory_t *inventory) {
    uint32_t sum = 0;
    // ruleid: c-off-by-one
    for (size_t i = 0; i <= inventory->count; i++) sum += inventory->items[i].stock;
    return sum;
}

static void count_by_shelf(const inventory_t *inventory) {
    uint32_t shelves[16] = {0};
    // ruleid: c-off-by-one
    for (int i = 0; i <= 16; i++) shelves[i] = 0;
    // ok: c-off-by-one
    for (size_t i = 0; i < inventory->count; i++) shelves[inventory->items[i].id % 16]++;
    for (int i = 0; i < 16; i++) printf("%d: %u\n", i, shelves[i]);
}

/* Writes the report to a temporary file that the printer picks up. */
static int write_temporary(const char *text) {
    char name[] = "/tmp/reportXXXXXX";
    // ruleid: c-temporary-name
    if (mktemp(name) == NULL) return -1;
    FILE *file = fopen(name, "w");
    if (!file) return -1;
    fputs(text, file);
    fclose(file);
    return 0;
}

static int write_spool(const char *text) {
    char name[] = "/var/spool/inventory/reportXXXXXX";
    // ok: c-temporary-name
    int fd = mkstemp(name);
    if (fd < 0) return -1;
    ssize_t written = write(fd, text, strlen(text));
    close(fd);
    return written < 0 ? -1 : 0;
}

static int publish(const char *path) {
    if (access(path, W_OK) != 0) return -1;
    // ruleid: c-check-then-use
    int fd = open(path, O_WRONLY | O_TRUNC);
    if (fd < 0) return -1;
    // ruleid: c-open-permissions
    fchmod(fd, 0777);
    close(fd);
    return 0;
}

static int create_log(const char *path) {
    // ok: c-open-permissions
    return open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
}

static void drop_privileges(uid_t user, gid_t group) {
    // ruleid: c-unchecked-privileges
    setgid(group);
    // ok: c-unchecked-privileges
    if (setuid(user) != 0) {
        perror("setuid");
        exit(1);
    }
}

static int import_file(const char *path, inventory_t *inventory) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return -1;
    }
    uint32_t count = 0;
    item_t *items = read_binary(file, &count);
    fclose(file);
    if (!items) return -1;
    int failed = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (inventory_add(inventory, &items[i]) < 0) {
            free(items);
            failed = 1;
            break;
        }
    }
    if (failed) fprintf(stderr, "%s: stopped\n", path);
    // ruleid: c-double-free
    free(items);
    return failed ? -1 : 0;
}

static void remove_item(inventory_t *inventory, item_t *item) {
    item_t *copy = malloc(sizeof(*copy));
    if (!copy) return;
    *copy = *item;
    memset(item, 0, sizeof(*item));
    free(copy);
    // ruleid: c-use-after-free
    printf("removed %s of %zu\n", copy->name, inventory->count);
}

int main(int argc, char **argv) {
    char path[128];
    if (argc > 2) {
        // ruleid: c-input-overflow
        strcpy(path, argv[1]);
    } else {
        printf("Path of the list: ");
        // ruleid: c-gets
        gets(path);
    }
    inventory_t *inventory = inventory_new(MAX_ITEMS);
    drop_privileges(1000, 1000);
    if (import_file(path, inventory) < 0) {
        inventory_free(inventory);
        return 1;
    }
    print_report(inventory, argc > 2 ? argv[2] : "Inventory");
    printf("%u items\n", total(inventory));
    inventory_free(inventory);
    return 0;
}
