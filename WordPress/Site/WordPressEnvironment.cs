namespace WpAspire.WordPress;

/// <summary>
/// The environment of the containers that load a site: the site itself, and a toolbox. Values stay expressions, so
/// that the one list serves this machine and AWS.
/// </summary>
internal static class WordPressEnvironment
{
    /// <summary>What it takes to load the site: the database, the keys, the address.</summary>
    public static void AddSite(EnvironmentCallbackContext context, WordPressResource site)
    {
        var variables = context.EnvironmentVariables;
        AddDatabase(context, site.Database);
        variables["WORDPRESS_TABLE_PREFIX"] = site.TablePrefix;
        foreach (var salt in site.Salts)
        {
            variables[salt.EnvironmentVariable] = salt.Parameter;
        }

        // The address in the browser, not the one on the container network: WordPress puts it into every link. In a run it
        // is no reference: Aspire would build a tunnel for the container, which is to be told the address and not to go there.
        variables["WP_HOME"] = context.ExecutionContext.IsRunMode
            ? new LateValue(site.PublicUrl.GetValueAsync)
            : new EndpointReference(site, site.PublicEndpointName, KnownNetworkIdentifiers.PublicInternet).Property(EndpointProperty.Url);
        variables["WP_ENVIRONMENT_TYPE"] = context.ExecutionContext.IsRunMode ? "local" : "production";
        variables["WORDPRESS_CONTENT_MODE"] = site.ContentMode == WordPressContentMode.Managed ? "managed" : "immutable";
        if (site.Multisite is { } mode)
        {
            variables["WORDPRESS_MULTISITE"] = mode == MultisiteMode.Subdomains ? "subdomains" : "subdirectories";
        }

        if (site.Sessions is { } sessions)
        {
            AddRedis(context, "SESSION", sessions, site);
        }

        if (site.ObjectCache is { } cache)
        {
            AddRedis(context, "CACHE", cache, site);
        }

        // What is published sends through the mail server of its options, or not at all.
        if (site.Mail is { } mail && context.ExecutionContext.IsRunMode)
        {
            variables["WORDPRESS_SMTP_HOST"] = mail.Host;
            variables["WORDPRESS_SMTP_PORT"] = mail.Port;
            variables["WORDPRESS_SMTP_PROTOCOL"] = "none";
        }

        if (context.ExecutionContext.IsRunMode)
        {
            // Aspire's dashboard reads the names of databases in the old form.
            variables["OTEL_SEMCONV_STABILITY_OPT_IN"] = "database/dup";

            // The AppHost asks for what is due (WithHttpSchedule): one replica at a time, and no visitor waits for it.
            variables["WORDPRESS_DISABLE_WP_CRON"] = "1";
        }

        if (site.Debug)
        {
            variables["WORDPRESS_DEBUG"] = "1";
        }

        if (site.ConfigExtra is not null)
        {
            variables["WORDPRESS_CONFIG_EXTRA"] = site.ConfigExtra;
        }
    }

    /// <summary>The connection to the database.</summary>
    public static void AddDatabase(EnvironmentCallbackContext context, MariaDbDatabaseResource database)
    {
        var variables = context.EnvironmentVariables;
        variables["WORDPRESS_DB_HOST"] = ReferenceExpression.Create($"{database.Parent.Host}:{database.Parent.Port}");
        variables["WORDPRESS_DB_NAME"] = database.DatabaseName;
        variables["WORDPRESS_DB_USER"] = database.UserName;
        variables["WORDPRESS_DB_PASSWORD"] = database.PasswordParameter;
    }

    /// <summary>What the first start installs.</summary>
    public static void AddInstallation(EnvironmentCallbackContext context, WordPressResource site)
    {
        var variables = context.EnvironmentVariables;
        variables["WORDPRESS_BLOG_NAME"] = site.SiteTitle;
        variables["WORDPRESS_USERNAME"] = site.AdminUserName;
        variables["WORDPRESS_PASSWORD"] = site.AdminPasswordParameter;
        variables["WORDPRESS_EMAIL"] = site.AdminEmail;
        if (site.Locale is not null)
        {
            variables["WORDPRESS_LOCALE"] = site.Locale;
        }
    }

    /// <summary>What the site alone needs, and no toolbox: pages are the web server's.</summary>
    public static void AddPageCache(EnvironmentCallbackContext context, WordPressResource site)
    {
        if (site.PageCacheDuration is { } duration)
        {
            context.EnvironmentVariables["WORDPRESS_PAGE_CACHE"] = ((int)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Links that log the administrator in, on this machine and nowhere else.</summary>
    public static void AddLoginLinks(EnvironmentCallbackContext context)
    {
        if (context.ExecutionContext.IsRunMode)
        {
            // What the model says of the environment's type comes after the site's own.
            var variables = context.EnvironmentVariables;
            variables["WORDPRESS_LOGIN_LINKS"] = new LateValue(_ => new(variables.GetValueOrDefault("WP_ENVIRONMENT_TYPE") is "local" ? "1" : "0"));
        }
    }

    private static void AddRedis(EnvironmentCallbackContext context, string use, RedisResource redis, WordPressResource site)
    {
        var variables = context.EnvironmentVariables;
        variables[$"WORDPRESS_{use}_REDIS_SCHEME"] = redis.PrimaryEndpoint.Property(EndpointProperty.Scheme);
        variables[$"WORDPRESS_{use}_REDIS_HOST"] = redis.Host;
        variables[$"WORDPRESS_{use}_REDIS_PORT"] = redis.Port;
        variables[$"WORDPRESS_{use}_REDIS_PASSWORD"] = redis.PasswordParameter ?? throw new DistributedApplicationException($"The Redis '{redis.Name}' has no password, and the site '{site.Name}' uses none without: leave it the one that AddRedis gives it.");
        // Several sites may share a server.
        variables[$"WORDPRESS_{use}_REDIS_PREFIX"] = site.Name;
    }
}
