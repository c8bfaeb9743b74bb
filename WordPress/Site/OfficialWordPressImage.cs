using WpAspire.Hosting.Images;

namespace WpAspire.WordPress;

/// <summary>
/// Lets a site run the official image, which is made for other rules than <c>docker/wordpress</c>: Apache on port 80,
/// started as root, with a file system that it writes to, and no installation of its own.
/// </summary>
internal static class OfficialWordPressImage
{
    private const int HttpPort = 80;
    private const string Installed = "42";

    // The image copies WordPress and writes wp-config.php when it starts. Its own start is the second command.
    private const string Start =
        $"( until php -d display_errors=0 -d log_errors=0 -r \"$0\" > /dev/null; [ $? = {Installed} ]; do sleep 1; done ) & exec docker-entrypoint.sh apache2-foreground";

    // The image reads this from no variable.
    private const string Config =
        """
        defined('WP_HOME') || define('WP_HOME', getenv('WP_HOME'));
        defined('WP_SITEURL') || define('WP_SITEURL', getenv('WP_HOME'));
        defined('DISABLE_WP_CRON') || define('DISABLE_WP_CRON', (bool) getenv('WORDPRESS_DISABLE_WP_CRON'));
        """;

    private static readonly string[] s_commandsOfOurs = ["login-link", "flush-cache", "run-cron"];

    /// <summary>Changes the site's model to what the official image needs, if that is what it runs, when all of the program has been read.</summary>
    public static void AdaptWhenRead(IResourceBuilder<WordPressResource> builder)
    {
        if (builder.ApplicationBuilder.ExecutionContext.IsRunMode)
        {
            builder.ApplicationBuilder.Eventing.Subscribe<BeforeStartEvent>((_, _) =>
            {
                Adapt(builder);
                return Task.CompletedTask;
            });
        }
    }

    /// <summary>Does so now.</summary>
    /// <exception cref="DistributedApplicationException">The model wants what the official image does not have.</exception>
    internal static void Adapt(IResourceBuilder<WordPressResource> builder)
    {
        var site = builder.Resource;
        if (!IsRunBy(site))
        {
            return;
        }

        if (Unsupported(site) is { } method)
        {
            throw new DistributedApplicationException(
                $"The site '{site.Name}' runs the official image '{WordPressContainerImageTags.Image}', which knows nothing of {method}: leave it out, or build an image that does with .WithDockerfile(…), such as that in docker/wordpress.");
        }

        foreach (var annotation in site.Annotations.Where(IsOfOurImage).ToList())
        {
            site.Annotations.Remove(annotation);
        }

        foreach (var endpoint in site.Annotations.OfType<EndpointAnnotation>().Where(static e => e.TargetPort == WordPressResource.HttpPort))
        {
            endpoint.TargetPort = HttpPort;
        }

        site.Annotations.Add(new EndpointProbeAnnotation { Type = ProbeType.Readiness, Path = "/wp-login.php", EndpointReference = site.PrimaryEndpoint });
        if (site.Uploads is not null && site.ContentMode == WordPressContentMode.Immutable)
        {
            // The engine makes it root's.
            builder.WithAnnotation(new VolumeOwnerAnnotation(WordPressResource.UploadsDirectory, WordPressResource.UserId, WordPressResource.UserId));
        }

        builder
            .WithArgs("bash", "-c", Start, PhpScripts.InstallOfficial)
            .WithEnvironment(context => context.EnvironmentVariables["WORDPRESS_CONFIG_EXTRA"] = site.ConfigExtra is { } extra ? $"{Config}\n{extra}" : Config)
            .WithContainerRuntimeArgs(static context =>
            {
                foreach (var argument in ContainerDefaults.Site)
                {
                    context.Args.Remove(argument);
                }
            });
    }

    private static bool IsRunBy(WordPressResource site) =>
        !ContentImages.IsBuilt(site)
        && site.Annotations.OfType<ContainerImageAnnotation>().LastOrDefault() is { } image
        && image.Image is (WordPressContainerImageTags.Image or $"library/{WordPressContainerImageTags.Image}");

    private static string? Unsupported(WordPressResource site) =>
        site.Sessions is not null ? "WithSessions"
        : site.ObjectCache is not null ? "WithObjectCache"
        : site.PageCacheDuration is not null ? "WithPageCache"
        : site.Multisite is not null ? "WithMultisite"
        : site.Mail is not null ? "WithMail"
        : site.Locale is not null ? "WithLocale"
        : null;

    private static bool IsOfOurImage(IResourceAnnotation annotation) =>
        annotation is EndpointProbeAnnotation or MetricsAnnotation
        || annotation is ResourceCommandAnnotation command && s_commandsOfOurs.Contains(command.Name);
}
