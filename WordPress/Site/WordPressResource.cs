namespace Aspire.Hosting.ApplicationModel;

/// <summary>A WordPress site: web server and PHP in one container, with its data in a MariaDB database.</summary>
/// <remarks>
/// Others that refer to it get its URL, that of its REST API and its administrator: <c>Uri</c>, <c>RestUri</c>,
/// <c>Username</c>, <c>Password</c>, and <c>ApplicationPassword</c> if it has one.
/// </remarks>
public class WordPressResource : ContainerResource, IResourceWithConnectionString
{
    internal const string HttpEndpointName = "http";
    internal const string HttpsEndpointName = "https";
    internal const int HttpPort = 8080;

    /// <summary>www-data, as which the image runs.</summary>
    internal const int UserId = 33;

    internal const string ContentDirectory = "/var/www/html/wp-content";
    internal const string UploadsDirectory = "/var/www/html/wp-content/uploads";

    /// <summary>Creates a site.</summary>
    /// <param name="name">The resource's name.</param>
    /// <param name="database">The database.</param>
    /// <param name="adminPassword">The administrator's password.</param>
    /// <param name="salts">The eight keys and salts.</param>
    public WordPressResource(string name, MariaDbDatabaseResource database, ParameterResource adminPassword, IReadOnlyList<WordPressSalt> salts)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(adminPassword);
        ArgumentNullException.ThrowIfNull(salts);
        Database = database;
        AdminPasswordParameter = adminPassword;
        Salts = salts;
        PrimaryEndpoint = new EndpointReference(this, HttpEndpointName);
    }

    /// <summary>The endpoint that the site is served on.</summary>
    public EndpointReference PrimaryEndpoint { get; }

    /// <summary>The endpoint whose address visitors use.</summary>
    internal string PublicEndpointName =>
        Annotations.OfType<EndpointAnnotation>().Any(static e => e.Name == HttpsEndpointName) ? HttpsEndpointName : HttpEndpointName;

    /// <summary>The address that visitors use.</summary>
    internal EndpointReferenceExpression PublicUrl => new EndpointReference(this, PublicEndpointName).Property(EndpointProperty.Url);

    /// <summary>The database that holds the site's posts, users and settings.</summary>
    public MariaDbDatabaseResource Database { get; }

    /// <summary>The volume that holds the uploads, or the whole <c>wp-content</c> of a managed site; <see langword="null"/> if what is uploaded goes with the container.</summary>
    public SharedVolumeResource? Uploads { get; internal set; }

    /// <summary>The Redis that holds PHP's sessions; <see langword="null"/> if each instance keeps its own.</summary>
    public RedisResource? Sessions { get; internal set; }

    /// <summary>The Redis that holds the object cache; <see langword="null"/> if what is cached goes with the request.</summary>
    public RedisResource? ObjectCache { get; internal set; }

    /// <summary>How long each instance keeps a page for all visitors; <see langword="null"/> if every page is made anew.</summary>
    public TimeSpan? PageCacheDuration { get; internal set; }

    /// <summary>What takes the site's mail while it runs on this machine; <see langword="null"/> if the site sends none.</summary>
    public MailCatcherResource? Mail { get; internal set; }

    /// <summary>Who may change plugins and themes.</summary>
    public WordPressContentMode ContentMode { get; internal set; } = WordPressContentMode.Immutable;

    /// <summary>How the sites of the network are told apart whose main one this is; <see langword="null"/> if it is one site.</summary>
    public MultisiteMode? Multisite { get; internal set; }

    /// <summary>The title that a new site gets.</summary>
    public object SiteTitle { get; internal set; } = "WordPress";

    /// <summary>The user name of a new site's administrator.</summary>
    public string AdminUserName { get; internal set; } = "admin";

    /// <summary>The e-mail address of a new site's administrator.</summary>
    public object AdminEmail { get; internal set; } = "admin@example.com";

    /// <summary>The password of a new site's administrator.</summary>
    public ParameterResource AdminPasswordParameter { get; internal set; }

    /// <summary>The application password of the administrator, for other programs; <see langword="null"/> if there is none.</summary>
    public ParameterResource? ApplicationPasswordParameter { get; internal set; }

    /// <summary>The eight keys and salts.</summary>
    public IReadOnlyList<WordPressSalt> Salts { get; }

    /// <summary>The language of a new site, such as <c>de_DE</c>; <see langword="null"/> for English (<c>en_US</c>).</summary>
    public string? Locale { get; internal set; }

    /// <summary>What the names of the site's tables begin with.</summary>
    public string TablePrefix { get; internal set; } = "wp_";

    /// <summary>Whether <c>WP_DEBUG</c> is on.</summary>
    public bool Debug { get; internal set; }

    /// <summary>PHP code that wp-config.php runs before WordPress is loaded.</summary>
    public string? ConfigExtra { get; internal set; }

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{PublicUrl}");

    /// <summary>The address of the site's REST API, without a slash at its end.</summary>
    public ReferenceExpression RestUriExpression =>
        ReferenceExpression.Create($"{new EndpointReference(this, PublicEndpointName).Property(EndpointProperty.Url)}/wp-json");

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
    [
        new("Uri", ConnectionStringExpression),
        new("RestUri", RestUriExpression),
        new("Username", ReferenceExpression.Create($"{AdminUserName}")),
        new("Password", ReferenceExpression.Create($"{AdminPasswordParameter}")),
        .. ApplicationPasswordParameter is { } password
            ? [new("ApplicationPassword", ReferenceExpression.Create($"{password}"))]
            : Array.Empty<KeyValuePair<string, ReferenceExpression>>(),
    ];
}
