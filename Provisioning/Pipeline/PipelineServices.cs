using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using WpAspire.Provisioning.Pipeline.Plain;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>What the steps need, in Aspire's command line and without it.</summary>
internal static class PipelineServices
{
    private const string Backchannel = "ASPIRE_BACKCHANNEL_PATH";

    /// <summary>Whether Aspire's command line drives the AppHost: it shows what is reported, and relays questions.</summary>
    public static bool IsDriven(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[Backchannel]);

    /// <summary>Adds it to an application.</summary>
    /// <exception cref="DistributedApplicationException">The command line has what no step takes.</exception>
    public static void AddTo(IDistributedApplicationBuilder builder)
    {
        var line = StepCommandLine.Of(builder.Configuration);
        builder.Configuration.AddInMemoryCollection(line.Settings);
        if (builder.ExecutionContext.IsRunMode)
        {
            line.RefuseSteps();
            return;
        }

        builder.Services
            .AddSingleton(line)
            .AddSingleton<PublishArguments>()
            .AddSingleton<SitePublisher>()
            .AddSingleton<Passphrases>()
            .AddSingleton<StackSessions>()
            .AddSingleton<RunLock>()
            .AddSingleton<StackRunner>()
            .AddSingleton<StackOperations>()
            .AddSingleton<StackRefresh>()
            .AddSingleton<StackRemoval>()
            .AddSingleton<StackRollback>()
            .AddSingleton<StackCancellation>()
            .AddSingleton<StackOutputsReport>()
            .AddSingleton<OptionsReport>()
            .AddSingleton<KnownSecrets>()
            .AddSingleton<Questions>()
            // Pulumi waits for what AWS makes, and a database server takes its time: a stop is in order, however long that is.
            .Configure<HostOptions>(static o => o.ShutdownTimeout = Timeout.InfiniteTimeSpan);

        // It asks for every parameter of the model, generates passwords, and keeps them all in a file that anybody can read.
        // What a stack needs is taken from the configuration into its own encrypted settings.
        builder.Pipeline.AddPipelineConfiguration(static context =>
        {
            context.Steps.Single(static s => s.Name == WellKnownPipelineSteps.ProcessParameters).RequiredBySteps.Clear();
            return Task.CompletedTask;
        });
        if (!IsDriven(builder.Configuration))
        {
            line.Check();
            AddPlainForm(builder);
        }
    }

    private static void AddPlainForm(IDistributedApplicationBuilder builder)
    {
        // A question would wait for an answer for ever.
        builder.Configuration.AddInMemoryCollection([new("ASPIRE_INTERACTIVITY_ENABLED", "false")]);
        builder.Services
            .AddSingleton<IPipelineActivityReporter, PlainReporter>()
            .AddHostedService<StopSignals>()
            .AddLogging(static logging => logging
                .AddFilter<ConsoleLoggerProvider>(static _ => false)
                .AddFilter(static (category, level) => level != LogLevel.None && category?.StartsWith("Aspire.Hosting.Publishing.PipelineExecutor", StringComparison.Ordinal) != true));

        // Without a step Aspire executes all that there are, those that destroy among them.
        builder.Pipeline.AddPipelineConfiguration(static context => context.Services.GetRequiredService<IOptions<PipelineOptions>>().Value.Step is { Length: > 0 }
            ? Task.CompletedTask
            : throw new DistributedApplicationException("`--operation publish` needs the step to execute, such as --step publish, --step deploy or --step destroy."));
    }
}
