using WpAspire.Provisioning.Aws.Ecr;
using WpAspire.Provisioning.Aws.Ecr.Inputs;
using WpAspire.Provisioning.DockerBuild;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The images: one repository and one build for each distinct build of the model.</summary>
internal sealed class Registry
{
    private readonly Dictionary<string, Input<string>> _byBuild = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Repository> _repositories = new(StringComparer.Ordinal);

    /// <summary>The repositories.</summary>
    public IReadOnlyList<Repository> Repositories { get; private init; } = [];

    /// <summary>The builds.</summary>
    public IReadOnlyList<Image> Images { get; private init; } = [];

    /// <summary>The image of a container: by digest where it is built here, so that what was tested is what runs.</summary>
    public Input<string> ImageOf(Workload workload) => workload.Build is { } build ? _byBuild[build.Hash] : workload.ImageName!;

    /// <summary>The repository of a container's image; <see langword="null"/> if somebody else publishes it.</summary>
    public Repository? RepositoryOf(Workload workload) => workload.Build is { } build ? _repositories[build.Hash] : null;

    /// <summary>Adds repositories and builds.</summary>
    public static Registry Create(TopologyContext context)
    {
        var builds = context.Model.Workloads.Select(static w => w.Build).OfType<ImageBuild>().DistinctBy(static b => b.Hash).ToList();
        if (builds.Count == 0)
        {
            return new();
        }

        var token = context.Program.Invoke(GetAuthorizationToken.Invoke("registry-token"));
        var repositories = builds.ConvertAll(b => Repository(context, b));
        var images = builds.Select((b, i) => ImageBuilds.Create(context, b, repositories[i], token)).ToList();
        var registry = new Registry { Repositories = repositories, Images = images };
        for (var i = 0; i < builds.Count; i++)
        {
            registry._repositories[builds[i].Hash] = repositories[i];
            registry._byBuild[builds[i].Hash] = Output.Format($"{repositories[i].RepositoryUrl}@{images[i].Digest}");
        }

        return registry;
    }

    private static Repository Repository(TopologyContext context, ImageBuild build)
    {
        var repository = context.Add(new Repository($"{build.Resource}-repository", new RepositoryArgs
        {
            // A service runs an image by its digest, which no tag changes. The tag of the image in use moves with it, and
            // the tag of a build when the same context is built again: who goes back to it gets newer packages of Debian.
            ImageTagMutability = "IMMUTABLE_WITH_EXCLUSION",
            ImageTagMutabilityExclusionFilters = [Moving(ImageBuilds.LiveTagPrefix), Moving(ImageBuilds.BuildTagPrefix)],
            ImageScanningConfiguration = new RepositoryImageScanningConfigurationArgs { ScanOnPush = context.Options.Registry.ScanOnPush },
            EncryptionConfigurations =
            [
                context.Keys.Arn is { } key
                    ? new RepositoryEncryptionConfigurationArgs { EncryptionType = "KMS", KmsKey = key }
                    : new RepositoryEncryptionConfigurationArgs { EncryptionType = "AES256" },
            ],
            ForceDelete = context.Options.ForceDestroy,
        }));
        context.Add(new LifecyclePolicy($"{build.Resource}-lifecycle", new LifecyclePolicyArgs { Repository = repository.Name, Policy = Lifecycle(context) }));
        return repository;
    }

    private static RepositoryImageTagMutabilityExclusionFilterArgs Moving(string prefix) => new() { Filter = $"{prefix}*", FilterType = "WILDCARD" };

    // AWS gives an image to the rule of the highest priority that matches it, and lower ones leave it alone: the first
    // rule matches the image in use and expires nothing that could exist.
    private static Output<string> Lifecycle(TopologyContext context) => Output.JsonSerialize(new Dictionary<string, object?>
    {
        ["rules"] = new object?[]
        {
            Rule(1, "The image in use is never expired", new()
            {
                ["tagStatus"] = "tagged",
                ["tagPrefixList"] = new object?[] { ImageBuilds.LiveTagPrefix },
                ["countType"] = "imageCountMoreThan",
                ["countNumber"] = 1000,
            }),
            Rule(2, "Images without a tag go after some days", new()
            {
                ["tagStatus"] = "untagged",
                ["countType"] = "sinceImagePushed",
                ["countUnit"] = "days",
                ["countNumber"] = context.Options.Registry.UntaggedDays,
            }),
            Rule(3, "The last images are kept", new()
            {
                ["tagStatus"] = "any",
                ["countType"] = "imageCountMoreThan",
                ["countNumber"] = context.Options.Registry.KeepImages,
            }),
        },
    });

    private static Dictionary<string, object?> Rule(int priority, string description, Dictionary<string, object?> selection) => new()
    {
        ["rulePriority"] = priority,
        ["description"] = description,
        ["selection"] = selection,
        ["action"] = new Dictionary<string, object?> { ["type"] = "expire" },
    };
}
