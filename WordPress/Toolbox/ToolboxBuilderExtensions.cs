using WpAspire.Hosting.Containers;

namespace Aspire.Hosting;

/// <summary>Adds toolboxes to an application.</summary>
public static class ToolboxBuilderExtensions
{
    /// <summary>Adds a container with the tools for a database and for the site that uses it.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="database">The database. The site that the model puts on it is the one that <c>wp</c> loads.</param>
    /// <returns>The toolbox, for further configuration.</returns>
    /// <example>
    /// <code>
    /// builder.AddToolbox("toolbox", database).WithExplicitStart();
    /// </code>
    /// and then <c>exec toolbox -- wp user list</c>.
    /// </example>
    public static IResourceBuilder<ToolboxResource> AddToolbox(
        this IDistributedApplicationBuilder builder,
        [ResourceName] string name,
        IResourceBuilder<MariaDbDatabaseResource> database)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(database);

        builder.Site();
        var toolbox = new ToolboxResource(name, database.Resource);

        // The site may be added to the model after its toolbox, so it is looked up when the application starts.
        builder.Eventing.Subscribe<BeforeStartEvent>((@event, _) =>
        {
            if (FindSite(@event.Model, toolbox.Database)?.Uploads is { } uploads)
            {
                var site = FindSite(@event.Model, toolbox.Database)!;
                var mount = site.Annotations.OfType<SharedVolumeMountAnnotation>().Single(m => m.Volume == uploads);
                builder.CreateResourceBuilder(toolbox).WithSharedVolume(builder.CreateResourceBuilder(uploads), mount.Target);
            }

            return Task.CompletedTask;
        });

        return ToolboxCommands.AddTo(builder.AddResource(toolbox)
            .WithImage(ToolboxContainerImageTags.Image, ToolboxContainerImageTags.Tag)
            .WithEnvironment(context =>
            {
                if (FindSite(new DistributedApplicationModel(builder.Resources), toolbox.Database) is { } site)
                {
                    WordPressEnvironment.AddSite(context, site);
                }
                else
                {
                    WordPressEnvironment.AddDatabase(context, toolbox.Database);
                }
            })
            .WithContainerRuntimeArgs(ContainerDefaults.Site)
            .WithContainerRuntimeArgs(context => TellMailHost(context, builder, toolbox))
            .WithCertificateTrustScope(CertificateTrustScope.None)
            .WithoutHttpsCertificate()
            .WithReferenceRelationship(database.Resource));
    }

    // It sends where its site sends.
    private static void TellMailHost(ContainerRuntimeArgsCallbackContext context, IDistributedApplicationBuilder builder, ToolboxResource toolbox)
    {
        if (builder.ExecutionContext.IsRunMode && FindSite(new DistributedApplicationModel(builder.Resources), toolbox.Database)?.Mail is not null)
        {
            foreach (var argument in ContainerHosts.Arguments)
            {
                context.Args.Add(argument);
            }
        }
    }

    private static WordPressResource? FindSite(DistributedApplicationModel model, MariaDbDatabaseResource database) =>
        model.Resources.OfType<WordPressResource>().FirstOrDefault(site => site.Database == database);
}
