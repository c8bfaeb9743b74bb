# An older data directory: its databases, and the tables that plugins made in them, have the collation that the server chose by
# itself, which can not be compared with the one of WordPress's own tables. Once, they are given that one.
#
# What a table has of other collations, it keeps. A table that can not be changed (two of its keys would be the same) stays as
# it is, and the log names the reason. The file .collation says that this has been done, so that a later choice stays.
# shellcheck shell=bash

readonly OLD_COLLATION=utf8mb4_uca1400_ai_ci COLLATION=utf8mb4_unicode_520_ci

collation_needed() { [[ ! -e "$DATADIR/.collation" ]]; }

give_collation() {
  temporary_server_start "" "$@" --skip-grant-tables --skip-slave-start
  local client=(mariadb --protocol=socket --socket="$SOCKET" --user=root --batch --raw --skip-column-names)
  # Somebody who has chosen another one for the server means it.
  if [[ "$("${client[@]}" --execute 'SELECT @@GLOBAL.collation_server')" == "$COLLATION" ]]; then
    mysql_note "Giving databases and tables of $OLD_COLLATION WordPress's own collation, $COLLATION"
    collation_sql | "${client[@]}" | "${client[@]}" --force ||
      mysql_warn "what is named above keeps the collation $OLD_COLLATION."
  fi
  temporary_server_stop
  : >"$DATADIR/.collation"
}

# SQL that writes the statements. A column that is computed, has a condition of its own, or is either end of a foreign key,
# which the server would not let be changed, keeps its collation.
collation_sql() {
  cat <<END
SET group_concat_max_len = 16777216;
SELECT CONCAT('ALTER DATABASE \`', REPLACE(SCHEMA_NAME, '\`', '\`\`'), '\` COLLATE $COLLATION;')
  FROM information_schema.SCHEMATA
  WHERE DEFAULT_COLLATION_NAME = '$OLD_COLLATION' AND SCHEMA_NAME NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema');
SELECT CONCAT(
    'ALTER TABLE \`', REPLACE(t.TABLE_SCHEMA, '\`', '\`\`'), '\`.\`', REPLACE(t.TABLE_NAME, '\`', '\`\`'), '\` ',
    IF(t.TABLE_COLLATION = '$OLD_COLLATION', 'DEFAULT COLLATE $COLLATION', CONCAT('COMMENT = ', QUOTE(t.TABLE_COMMENT))),
    IFNULL(CONCAT(', ', GROUP_CONCAT(
      'MODIFY \`', REPLACE(c.COLUMN_NAME, '\`', '\`\`'), '\` ', c.COLUMN_TYPE, ' COLLATE $COLLATION',
      IF(c.IS_NULLABLE = 'NO', ' NOT NULL', ' NULL'), IFNULL(CONCAT(' DEFAULT ', c.COLUMN_DEFAULT), ''),
      IF(c.EXTRA LIKE '%INVISIBLE%', ' INVISIBLE', ''), IF(c.COLUMN_COMMENT = '', '', CONCAT(' COMMENT ', QUOTE(c.COLUMN_COMMENT)))
      SEPARATOR ', ')), ''), ';')
  FROM information_schema.TABLES t
  LEFT JOIN information_schema.COLUMNS c
    ON c.TABLE_SCHEMA = t.TABLE_SCHEMA AND c.TABLE_NAME = t.TABLE_NAME AND c.COLLATION_NAME = '$OLD_COLLATION' AND c.GENERATION_EXPRESSION IS NULL
    AND NOT EXISTS (SELECT 1 FROM information_schema.CHECK_CONSTRAINTS k
      WHERE k.CONSTRAINT_SCHEMA = c.TABLE_SCHEMA AND k.TABLE_NAME = c.TABLE_NAME AND k.LEVEL = 'Column' AND k.CONSTRAINT_NAME = c.COLUMN_NAME)
    AND NOT EXISTS (SELECT 1 FROM information_schema.KEY_COLUMN_USAGE k WHERE k.REFERENCED_TABLE_NAME IS NOT NULL AND (
      (k.TABLE_SCHEMA, k.TABLE_NAME, k.COLUMN_NAME) = (c.TABLE_SCHEMA, c.TABLE_NAME, c.COLUMN_NAME)
      OR (k.REFERENCED_TABLE_SCHEMA, k.REFERENCED_TABLE_NAME, k.REFERENCED_COLUMN_NAME) = (c.TABLE_SCHEMA, c.TABLE_NAME, c.COLUMN_NAME)))
  WHERE t.TABLE_TYPE = 'BASE TABLE' AND t.TABLE_SCHEMA NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')
    AND (t.TABLE_COLLATION = '$OLD_COLLATION' OR c.COLUMN_NAME IS NOT NULL)
  GROUP BY t.TABLE_SCHEMA, t.TABLE_NAME;
END
}
