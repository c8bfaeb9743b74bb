using WpAspire.Hosting.Containers;

namespace WpAspire.WordPress;

/// <summary>What can be done with what a volume holds.</summary>
internal static class VolumeCommands
{
    /// <summary>Lets a person remove all of it.</summary>
    /// <param name="builder">The resource that people think of as the owner of the data.</param>
    /// <param name="what">What is lost, for the question.</param>
    /// <param name="volume">The volume's name; <see langword="null"/> where there is none.</param>
    /// <param name="others">Those that do not mount it and must not see how it vanishes.</param>
    public static IResourceBuilder<T> AddRemoveData<T>(
        IResourceBuilder<T> builder, string what, Func<string?> volume, Func<DistributedApplicationModel, IEnumerable<ContainerResource>> others)
        where T : IResource => builder.WithCommand(
            "remove-data",
            "Remove data",
            async context => volume() is { } name
                ? await context.Services.GetRequiredService<VolumeData>().RemoveAsync(name, others(context.Services.GetRequiredService<DistributedApplicationModel>()), context.CancellationToken)
                : CommandResults.Failure($"'{builder.Resource.Name}' has no volume: what it holds goes with its container."),
            new()
            {
                Description = $"Removes {what} for good, and begins anew.",
                ConfirmationMessage = $"Remove {what} for good? Nothing can bring it back.",
                IconName = "Delete",
            });
}
