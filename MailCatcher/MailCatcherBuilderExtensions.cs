using Microsoft.Extensions.Diagnostics.HealthChecks;
using WpAspire.MailCatcher;

namespace Aspire.Hosting;

/// <summary>Adds mail catchers to an application.</summary>
public static class MailCatcherBuilderExtensions
{
    private const int MostMegabytes = 1024;
    private const int MostMessages = 100_000;

    /// <summary>
    /// Adds a mail server in the AppHost that takes every message and delivers none. It is for a run on this machine
    /// and no part of a publish.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="port">The port that takes mail; by default the first free one from 1025, chosen once and remembered.</param>
    /// <param name="httpPort">The port of the inbox; by default the first free one from 8025, chosen once and remembered.</param>
    /// <returns>The mail catcher, for further configuration.</returns>
    /// <remarks>
    /// It listens on this machine's loopback address and, where the container runtime runs on this machine, on the
    /// address that its <c>host-gateway</c> means. It takes mail from this machine and from its containers only. Each
    /// container of the model that refers to it, by <c>WithReference</c> or a value of its environment, is told where
    /// it is. The inbox listens on the loopback address alone and asks for no password, as the application itself does not:
    /// every user of this machine can read it, and no page of another origin.
    /// </remarks>
    /// <example>
    /// <code>
    /// builder.AddWordPress("wordpress", database).WithMail(builder.AddMailCatcher("mail"));
    /// </code>
    /// </example>
    public static IResourceBuilder<MailCatcherResource> AddMailCatcher(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, int? port = null, int? httpPort = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        builder.Site();
        var catcher = new MailCatcherResource(name, port, httpPort);
        var mail = builder.AddResource(catcher).WithIconName("Mail").ExcludeFromManifest();
        if (builder.ExecutionContext.IsPublishMode)
        {
            return mail;
        }

        AddServices(builder.Services);
        var healthCheck = $"{name}_check";
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            healthCheck, services => new MailCatcherHealthCheck(catcher, services.GetRequiredService<HostGateway>()), failureStatus: null, tags: null));
        builder.Eventing.Subscribe<BeforeStartEvent>((started, cancellationToken) =>
            started.Services.GetRequiredService<MailCatchers>().PrepareAsync(catcher, started.Model, cancellationToken));
        return mail
            .WithInitialState(new CustomResourceSnapshot
            {
                ResourceType = "MailCatcher",
                Properties = [],
                State = KnownResourceStates.Starting,
                CreationTimeStamp = DateTime.UtcNow,
            })
            .WithHealthCheck(healthCheck)
            .WithUrls(AddUrls)
            .WithCommand("clear", "Delete all mail", context => ClearAsync(context, catcher), new CommandOptions
            {
                Description = "Deletes all messages that were caught.",
                ConfirmationMessage = "All messages are deleted. They are nowhere else.",
                IconName = "Delete",
            })
            .OnInitializeResource(static (catcher, initialize, cancellationToken) =>
                initialize.Services.GetRequiredService<MailCatchers>().StartAsync(catcher, initialize, cancellationToken));
    }

    /// <summary>Sets what the mail catcher takes and keeps.</summary>
    /// <param name="builder">The mail catcher.</param>
    /// <param name="maxMessageMegabytes">The largest message that is taken, in mebibytes, from 1 to 1024.</param>
    /// <param name="maxMessages">How many messages are kept, from 1 to 100000; the oldest make room for new ones.</param>
    /// <param name="maxTotalMegabytes">How much all of them together may take, in mebibytes: from the size of one message to 1024.</param>
    /// <returns>The mail catcher, for further configuration.</returns>
    /// <exception cref="DistributedApplicationException">A value is out of its range.</exception>
    public static IResourceBuilder<MailCatcherResource> WithMailLimits(
        this IResourceBuilder<MailCatcherResource> builder, int maxMessageMegabytes = 25, int maxMessages = 500, int maxTotalMegabytes = 250)
    {
        ArgumentNullException.ThrowIfNull(builder);
        Require(builder.Resource, nameof(maxMessageMegabytes), maxMessageMegabytes, 1, MostMegabytes);
        Require(builder.Resource, nameof(maxMessages), maxMessages, 1, MostMessages);
        Require(builder.Resource, nameof(maxTotalMegabytes), maxTotalMegabytes, maxMessageMegabytes, MostMegabytes);
        builder.Resource.Limits = new MailCatcherLimits { MaxMessageMegabytes = maxMessageMegabytes, MaxMessages = maxMessages, MaxTotalMegabytes = maxTotalMegabytes };
        return builder;
    }

    /// <summary>Gets an endpoint of the mail catcher.</summary>
    /// <param name="builder">The mail catcher.</param>
    /// <param name="name"><c>smtp</c> takes mail, <c>http</c> is the inbox.</param>
    /// <returns>The endpoint, as a value for environments and arguments.</returns>
    /// <exception cref="DistributedApplicationException">It has no endpoint of this name.</exception>
    public static EndpointReference GetEndpoint(this IResourceBuilder<MailCatcherResource> builder, [EndpointName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var catcher = builder.Resource;
        EndpointReference[] endpoints = [catcher.SmtpEndpoint, catcher.HttpEndpoint];
        return endpoints.FirstOrDefault(e => string.Equals(e.EndpointName, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new DistributedApplicationException($"The mail catcher '{catcher.Name}' has no endpoint '{name}': it has 'smtp' and 'http'.");
    }

    private static void AddServices(IServiceCollection services)
    {
        if (services.Any(static s => s.ServiceType == typeof(MailCatchers)))
        {
            return;
        }

        services.AddSingleton<MailCatcherService>();
        services.AddSingleton<MailCatchers>();

        // What is there earlier is stopped later: they outlive those who may send a last message.
        var stop = services.Select(static s => s.ImplementationType).ToList().IndexOf(typeof(OrderedStop));
        services.Insert(stop, ServiceDescriptor.Singleton<IHostedService>(static s => s.GetRequiredService<MailCatchers>()));
    }

    private static void AddUrls(ResourceUrlsCallbackContext context)
    {
        var catcher = (MailCatcherResource)context.Resource;
        context.Urls.Add(new ResourceUrlAnnotation { Url = catcher.HttpEndpoint.Url, DisplayText = "Inbox", Endpoint = catcher.HttpEndpoint });
        context.Urls.Add(new ResourceUrlAnnotation { Url = catcher.SmtpEndpoint.Url, DisplayLocation = UrlDisplayLocation.DetailsOnly, Endpoint = catcher.SmtpEndpoint });
    }

    private static Task<ExecuteCommandResult> ClearAsync(ExecuteCommandContext context, MailCatcherResource catcher)
    {
        var count = context.Services.GetRequiredService<MailCatcherService>().GetMailbox(catcher).Clear();
        return Task.FromResult(CommandResults.Success(count == 1 ? "1 message was deleted." : $"{count} messages were deleted."));
    }

    private static void Require(MailCatcherResource catcher, string limit, int value, int least, int most)
    {
        BadInput.ThrowIf(
            value < least || value > most,
            $"The limit {limit} of the mail catcher '{catcher.Name}' is {value}: allowed are {least} to {most}.");
    }
}
