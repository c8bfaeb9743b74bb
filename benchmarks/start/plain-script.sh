# What people write by hand instead of an AppHost: one `docker run` after the other, each awaited by 50-ms polls.
# Sourced by run.sh, which has until_true, home_page_has_title, record, now and the two images.

plain_port=18080
plain_url=http://localhost:$plain_port/
plain_root_password=plain-root-password
plain_password=plain-password

plain_database_answers() {
  docker exec -e MYSQL_PWD=$plain_password plain-mariadb mariadb -h 127.0.0.1 -u wordpress wordpress -e 'SELECT 1'
}

plain_start() {
  docker network create plain-net >/dev/null
  docker volume create plain-data >/dev/null
  docker volume create plain-uploads >/dev/null
  docker run -d --name plain-mariadb --network plain-net --network-alias mariadb \
    -v plain-data:/var/lib/mysql \
    -e MARIADB_ROOT_PASSWORD=$plain_root_password -e MARIADB_DATABASE=wordpress \
    -e MARIADB_USER=wordpress -e MARIADB_PASSWORD=$plain_password \
    "$mariadb_image" >/dev/null
  until_true plain_database_answers

  docker run -d --name plain-wordpress --network plain-net --network-alias wordpress \
    -v plain-uploads:/var/www/html/wp-content/uploads -p 127.0.0.1:$plain_port:8080 \
    --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
    -e WORDPRESS_DB_HOST=mariadb:3306 -e WORDPRESS_DB_NAME=wordpress \
    -e WORDPRESS_DB_USER=wordpress -e WORDPRESS_DB_PASSWORD=$plain_password \
    -e WP_HOME=http://localhost:$plain_port -e WP_ENVIRONMENT_TYPE=local \
    -e WORDPRESS_BLOG_NAME=WordPress -e WORDPRESS_USERNAME=admin \
    -e WORDPRESS_PASSWORD=plain-admin-password -e WORDPRESS_EMAIL=admin@example.com \
    "$wordpress_image" >/dev/null
  until_true home_page_has_title "$plain_url"
}

plain_remove_containers() {
  docker stop -t 30 plain-wordpress >/dev/null 2>&1 || true
  docker stop -t 30 plain-mariadb >/dev/null 2>&1 || true
  docker rm -f plain-wordpress plain-mariadb >/dev/null 2>&1 || true
  docker network rm plain-net >/dev/null 2>&1 || true
}

plain_remove_all() {
  plain_remove_containers
  docker volume rm plain-data plain-uploads >/dev/null 2>&1 || true
}

run_plain() { # <case>
  local begin
  begin=$(now)
  plain_start
  record "$1" "$begin"
}
