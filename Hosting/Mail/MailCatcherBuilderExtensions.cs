using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WpAspire.Hosting.Mail;
using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting;

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
    /// <param name="name">The resource's name, which is also its host name for containers.</param>
    /// <param name="port">The port; by default the first free one from 1025, chosen once and remembered.</param>
    /// <returns>The mail catcher, for further configuration.</returns>
    /// <remarks>
    /// It listens on this machine's loopback address and, where the container engine runs on this machine, on its
    /// address in the site's network. It takes mail from this machine and from the site's containers only.
    /// </remarks>
    /// <example>
    /// <code>
    /// builder.AddWordPress("wordpress", database).WithMail(builder.AddMailCatcher("mail"));
    /// </code>
    /// </example>
    public static IResourceBuilder<MailCatcherResource> AddMailCatcher(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);

        var catcher = new MailCatcherResource(name);
        var healthCheck = $"{name}_check";
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            healthCheck, services => new MailCatcherHealthCheck(catcher, services.GetRequiredService<HostGateway>()), failureStatus: null, tags: null));

        return builder.AddResource(catcher)
            .WithEndpoint(port: port, scheme: "smtp", name: MailCatcherResource.SmtpEndpointName)
            .WithHealthCheck(healthCheck)
            .WithIconName("Mail")
            .ExcludeFromManifest();
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

    private static void Require(MailCatcherResource catcher, string limit, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            throw new DistributedApplicationException($"The limit {limit} of the mail catcher '{catcher.Name}' is {value}: allowed are {least} to {most}.");
        }
    }
}
