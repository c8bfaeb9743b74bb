using System.Net.Mail;
using System.Text.RegularExpressions;
using WpAspire.Hosting.Containers;

namespace Aspire.Hosting;

/// <summary>Adds WordPress sites to an application.</summary>
public static partial class WordPressBuilderExtensions
{
    private const int SaltLength = 64;

    // WordPress' own lock on scheduled work lasts as long.
    private static readonly TimeSpan s_cronInterval = TimeSpan.FromMinutes(1);

    /// <summary>Adds a WordPress site. Its image is the official one unless <c>WithDockerfile</c> or <c>WithImage</c> says otherwise.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="database">The database that holds its posts, users and settings.</param>
    /// <param name="adminPassword">The password of a new site's administrator; by default the generated secret parameter <c>{name}-admin-password</c>.</param>
    /// <param name="port">The port on this machine; by default the first free one from 8080, chosen once and remembered, since WordPress stores its own address.</param>
    /// <returns>The site, for further configuration.</returns>
    /// <remarks>
    /// The site does not wait for its database to be ready before it starts: the image waits itself, as it must in
    /// AWS, and so both start at the same time.
    /// </remarks>
    /// <example>
    /// <code>
    /// builder.AddWordPress("wordpress", database)
    ///        .WithDockerfile("../docker/wordpress")
    ///        .WithUploads(builder.AddSharedVolume("uploads"))
    ///        .WithExternalHttpEndpoints();
    /// </code>
    /// </example>
    public static IResourceBuilder<WordPressResource> AddWordPress(
        this IDistributedApplicationBuilder builder,
        [ResourceName] string name,
        IResourceBuilder<MariaDbDatabaseResource> database,
        IResourceBuilder<ParameterResource>? adminPassword = null,
        int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(database);

        var password = adminPassword?.Resource
            ?? builder.CreateSitePassword($"{name}-admin-password");
        WordPressSalt[] salts = [.. WordPressSalt.Names.Select(salt => new WordPressSalt($"WORDPRESS_{salt}", CreateSalt(builder, name, salt)))];
        var site = new WordPressResource(name, database.Resource, password, salts);

        var added = builder.AddResource(site)
            .WithImage(WordPressContainerImageTags.Image, WordPressContainerImageTags.Tag)
            .WithHttpEndpoint(port: port, targetPort: WordPressResource.HttpPort, name: WordPressResource.HttpEndpointName)
            .WithEnvironment(context => WordPressEnvironment.AddSite(context, site))
            .WithEnvironment(context => WordPressEnvironment.AddInstallation(context, site))
            .WithEnvironment(context => WordPressEnvironment.AddPageCache(context, site))
            .WithEnvironment(WordPressEnvironment.AddLoginLinks)
            .WithContainerRuntimeArgs(ContainerDefaults.Site)
            .WithAnnotation(new OtlpExporterAnnotation { RequiredProtocol = OtlpProtocol.HttpJson })
            .WithCertificateTrustScope(CertificateTrustScope.None)
            .WithoutHttpsCertificate()
            .WithIconName("Globe")
            .WithHttpProbe(ProbeType.Readiness, "/readyz", endpointName: WordPressResource.HttpEndpointName)
            .WithHttpProbe(ProbeType.Liveness, "/healthz", timeoutSeconds: 3, failureThreshold: 2, endpointName: WordPressResource.HttpEndpointName)
            .WithHttpSchedule("/wp-cron.php?doing_wp_cron", s_cronInterval, endpointName: WordPressResource.HttpEndpointName)
            .WithMetrics(PhpWorkerMetrics.Definitions, PhpWorkerMetrics.OpenAsync)
            .WithUrlForEndpoint(WordPressResource.HttpEndpointName, static url => url.DisplayText = "Site")
            .WithUrlForEndpoint(WordPressResource.HttpEndpointName, static _ => new ResourceUrlAnnotation { Url = "/wp-admin/", DisplayText = "Admin" })
            .WithReferenceRelationship(database.Resource);
        // Aspire adds a check for each probe, of the whole site: what people want to know is how many replicas are ready.
        foreach (var check in site.Annotations.OfType<HealthCheckAnnotation>().ToList())
        {
            site.Annotations.Remove(check);
        }

        OfficialWordPressImage.AdaptWhenRead(added);
        return WordPressCommands.AddTo(KeepRunning.AddTo(added).AsReplicaSet());
    }

    /// <summary>Keeps uploads on a shared volume, where every instance of the site sees them.</summary>
    /// <param name="builder">The site.</param>
    /// <param name="volume">The volume.</param>
    /// <returns>The site, for further configuration.</returns>
    public static IResourceBuilder<WordPressResource> WithUploads(
        this IResourceBuilder<WordPressResource> builder, IResourceBuilder<SharedVolumeResource> volume)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(volume);

        builder.Resource.Uploads = volume.Resource;
        return Remount(builder);
    }

    /// <summary>Says who may change plugins and themes.</summary>
    /// <param name="builder">The site.</param>
    /// <param name="mode">Part of the image, or managed by editors on the shared volume of <see cref="WithUploads"/>.</param>
    /// <returns>The site, for further configuration.</returns>
    public static IResourceBuilder<WordPressResource> WithContentMode(
        this IResourceBuilder<WordPressResource> builder, WordPressContentMode mode)
    {
        ArgumentNullException.ThrowIfNull(builder);
        BadInput.ThrowIf(
            !Enum.IsDefined(mode),
            $"The content mode '{mode}' of '{builder.Resource.Name}' is not allowed: allowed are Immutable and Managed.");

        builder.Resource.ContentMode = mode;
        return Remount(builder);
    }

    /// <summary>Sets the title that a new site gets.</summary>
    /// <param name="builder">The site.</param>
    /// <param name="title">The title.</param>
    /// <returns>The site, for further configuration.</returns>
    public static IResourceBuilder<WordPressResource> WithSiteTitle(this IResourceBuilder<WordPressResource> builder, string title)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        builder.Resource.SiteTitle = title;
        return builder;
    }

    /// <summary>Sets the title that a new site gets.</summary>
    /// <param name="builder">The site.</param>
    /// <param name="title">The parameter that holds the title.</param>
    /// <returns>The site, for further configuration.</returns>
    public static IResourceBuilder<WordPressResource> WithSiteTitle(this IResourceBuilder<WordPressResource> builder, IResourceBuilder<ParameterResource> title)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(title);
        builder.Resource.SiteTitle = title.Resource;
        return builder;
    }

    /// <summary>Sets the administrator of a new site.</summary>
    /// <param name="builder">The site.</param>
    /// <param name="userName">The user name: letters, digits, spaces and <c>_ . - @</c>, at most 60.</param>
    /// <param name="password">The password; left as it is when not given.</param>
    /// <returns>The site, for further configuration.</returns>
    public static IResourceBuilder<WordPressResource> WithAdminUser(
        this IResourceBuilder<WordPressResource> builder, string userName, IResourceBuilder<ParameterResource>? password = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(userName);
        BadInput.ThrowIf(
            !UserNamePattern().IsMatch(userName),
            $"The admin user name '{userName}' of '{builder.Resource.Name}' is not allowed: a WordPress user name has 1 to 60 letters, digits, spaces and the characters _ . - @.");

        builder.Resource.AdminUserName = userName;
        if (password is not null)
        {
            builder.Resource.AdminPasswordParameter = password.Resource;
        }

        return builder;
    }

    /// <summary>Sets the e-mail address of a new site's administrator.</summary>
    /// <param name="builder">The site.</param>
    /// <param name="email">The address.</param>
    /// <returns>The site, for further configuration.</returns>
    public static IResourceBuilder<WordPressResource> WithAdminEmail(this IResourceBuilder<WordPressResource> builder, string email)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(email);
        BadInput.ThrowIf(
            !MailAddress.TryCreate(email, out var address) || address.Address != email,
            $"The admin e-mail '{email}' of '{builder.Resource.Name}' is no e-mail address: allowed is one such as editor@example.com.");

        builder.Resource.AdminEmail = email;
        return builder;
    }

    /// <summary>Sets the e-mail address of a new site's administrator.</summary>
    /// <param name="builder">The site.</param>
    /// <param name="email">The parameter that holds the address.</param>
    /// <returns>The site, for further configuration.</returns>
    public static IResourceBuilder<WordPressResource> WithAdminEmail(this IResourceBuilder<WordPressResource> builder, IResourceBuilder<ParameterResource> email)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(email);
        builder.Resource.AdminEmail = email.Resource;
        return builder;
    }

    /// <summary>Sets the language of a new site. Its translation must be in the image (build argument <c>WORDPRESS_LOCALES</c>).</summary>
    /// <param name="builder">The site.</param>
    /// <param name="locale">WordPress' name for it, such as <c>de_DE</c>, <c>fr_FR</c> or <c>ja</c>.</param>
    /// <returns>The site, for further configuration.</returns>
    public static IResourceBuilder<WordPressResource> WithLocale(this IResourceBuilder<WordPressResource> builder, string locale)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(locale);
        BadInput.ThrowIf(
            !LocalePattern().IsMatch(locale),
            $"The locale '{locale}' of '{builder.Resource.Name}' is not allowed: allowed is WordPress' name for a language, such as de_DE, fr_FR or ja.");

        builder.Resource.Locale = locale;
        return builder;
    }

    /// <summary>Sets what the names of the site's tables begin with.</summary>
    /// <param name="builder">The site.</param>
    /// <param name="prefix">Letters, digits and underscores, at most 20; <c>wp_</c> by default.</param>
    /// <returns>The site, for further configuration.</returns>
    public static IResourceBuilder<WordPressResource> WithTablePrefix(this IResourceBuilder<WordPressResource> builder, string prefix)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(prefix);
        BadInput.ThrowIf(
            !TablePrefixPattern().IsMatch(prefix),
            $"The table prefix '{prefix}' of '{builder.Resource.Name}' is not allowed: a table prefix has 1 to 20 letters, digits and underscores.");

        builder.Resource.TablePrefix = prefix;
        return builder;
    }

    /// <summary>Switches <c>WP_DEBUG</c> on: notices and warnings go to the container's log.</summary>
    /// <param name="builder">The site.</param>
    /// <param name="enabled">Whether it is on.</param>
    /// <returns>The site, for further configuration.</returns>
    public static IResourceBuilder<WordPressResource> WithDebug(this IResourceBuilder<WordPressResource> builder, bool enabled = true)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Resource.Debug = enabled;
        return builder;
    }

    /// <summary>Adds PHP code to wp-config.php, run before WordPress is loaded; several calls add up.</summary>
    /// <param name="builder">The site.</param>
    /// <param name="php">The code, without <c>&lt;?php</c>.</param>
    /// <returns>The site, for further configuration.</returns>
    public static IResourceBuilder<WordPressResource> WithConfigExtra(this IResourceBuilder<WordPressResource> builder, string php)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(php);
        BadInput.ThrowIf(
            php.TrimStart().StartsWith("<?", StringComparison.Ordinal),
            $"The config extra of '{builder.Resource.Name}' begins with '<?': give the PHP code alone, without the opening tag.");

        builder.Resource.ConfigExtra = builder.Resource.ConfigExtra is { } existing ? $"{existing}\n{php}" : php;
        return builder;
    }

    private static IResourceBuilder<WordPressResource> Remount(IResourceBuilder<WordPressResource> builder)
    {
        var site = builder.Resource;
        if (site.Uploads is not { } volume)
        {
            return builder;
        }

        foreach (var annotation in site.Annotations.Where(a => a is VolumeOwnerAnnotation || IsMountOf(a, volume)).ToList())
        {
            site.Annotations.Remove(annotation);
        }

        if (site.ContentMode == WordPressContentMode.Managed)
        {
            // In the image, code belongs to root; on the volume, to those who change it.
            builder.WithAnnotation(new VolumeOwnerAnnotation(WordPressResource.ContentDirectory, WordPressResource.UserId, WordPressResource.UserId));
        }

        return builder.WithSharedVolume(
            builder.ApplicationBuilder.CreateResourceBuilder(volume),
            site.ContentMode == WordPressContentMode.Managed ? WordPressResource.ContentDirectory : WordPressResource.UploadsDirectory);
    }

    private static bool IsMountOf(IResourceAnnotation annotation, SharedVolumeResource volume) =>
        annotation is SharedVolumeMountAnnotation
        || (annotation is ContainerMountAnnotation mount && mount.Source == volume.VolumeName)
        || (annotation is ResourceRelationshipAnnotation relationship && relationship.Resource == volume);

    private static ParameterResource CreateSalt(IDistributedApplicationBuilder builder, string site, string salt) =>
        builder.CreateSiteSecret($"{site}-{salt.Replace('_', '-').ToLowerInvariant()}", new GenerateParameterDefault { MinLength = SaltLength });

    [GeneratedRegex("^[A-Za-z0-9 _.@-]{1,60}$")]
    private static partial Regex UserNamePattern();

    [GeneratedRegex("^[a-z]{2,3}(_[A-Z]{2})?(_[a-z0-9]+)?$")]
    private static partial Regex LocalePattern();

    [GeneratedRegex("^[A-Za-z0-9_]{1,20}$")]
    private static partial Regex TablePrefixPattern();
}
