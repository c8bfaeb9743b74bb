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
    private IReadOnlyList<(ImageBuild Build, Output<string> Tag)> _tags = [];

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
        var tags = builds.ConvertAll(b => (Build: b, Tag: ImageBuilds.Tag(context, b)));
        var images = tags.Select((t, i) => ImageBuilds.Create(context, t.Build, repositories[i], t.Tag, token)).ToList();
        var registry = new Registry { Repositories = repositories, Images = images, _tags = tags };
        for (var i = 0; i < builds.Count; i++)
        {
            registry._repositories[builds[i].Hash] = repositories[i];
            registry._byBuild[builds[i].Hash] = Output.Format($"{repositories[i].RepositoryUrl}@{images[i].Digest}");
        }

        return registry;
    }

    /// <summary>
    /// Adds the rules by which images go. They wait for the services: until a deployment has succeeded, they are those of the image
    /// that runs, to which a deployment that fails goes back.
    /// </summary>
    /// <param name="context">What all parts work with.</param>
    /// <param name="workloads">What runs the images.</param>
    public void AddLifecycles(TopologyContext context, IReadOnlyList<DeployedWorkload> workloads)
    {
        foreach (var (build, tag) in _tags)
        {
            context.Add(new LifecyclePolicy(
                $"{build.Resource}-lifecycle",
                new LifecyclePolicyArgs { Repository = _repositories[build.Hash].Name, Policy = Lifecycle(context, tag) },
                new() { DependsOn = [.. workloads.Where(w => w.Workload.Build?.Hash == build.Hash).Select(static w => (CustomResource?)w.Service ?? w.TaskDefinition)] }));
        }
    }

    private static Repository Repository(TopologyContext context, ImageBuild build) =>
        context.Add(new Repository($"{build.Resource}-repository", new RepositoryArgs
        {
            // A service runs an image by its digest, which no tag changes. The tag of a build is pushed twice only when a deployment
            // was broken off between the push and its record.
            ImageTagMutability = "IMMUTABLE_WITH_EXCLUSION",
            ImageTagMutabilityExclusionFilters = [new RepositoryImageTagMutabilityExclusionFilterArgs { Filter = $"{ImageBuilds.BuildTagPrefix}*", FilterType = "WILDCARD" }],
            ImageScanningConfiguration = new RepositoryImageScanningConfigurationArgs { ScanOnPush = context.Options.Registry.ScanOnPush },
            EncryptionConfigurations =
            [
                context.Keys.Arn is { } key
                    ? new RepositoryEncryptionConfigurationArgs { EncryptionType = "KMS", KmsKey = key }
                    : new RepositoryEncryptionConfigurationArgs { EncryptionType = "AES256" },
            ],
            ForceDelete = context.Options.ForceDestroy,
        }));

    // AWS gives an image to the rule of the highest priority that matches it, and lower ones leave it alone: the first
    // rule matches the image in use and expires nothing that could exist.
    private static Output<string> Lifecycle(TopologyContext context, Output<string> inUse) => Output.JsonSerialize(new Dictionary<string, object?>
    {
        ["rules"] = new object?[]
        {
            Rule(1, "The image in use is never expired", new()
            {
                ["tagStatus"] = "tagged",
                ["tagPrefixList"] = new object?[] { inUse },
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
            Rule(3, "The last images are kept: what a roll back starts", new()
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
