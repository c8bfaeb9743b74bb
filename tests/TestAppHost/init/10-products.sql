CREATE TABLE products (name VARCHAR(40) PRIMARY KEY);
INSERT INTO products VALUES ('umbrella');
