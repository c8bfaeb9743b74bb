using WpAspire.Provisioning.Aws.Ecr;
using WpAspire.Provisioning.DockerBuild;
using WpAspire.Provisioning.DockerBuild.Inputs;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Random;

namespace WpAspire.Provisioning.Topology;

/// <summary>The builds of images, from the contexts that are published beside the program.</summary>
internal static class ImageBuilds
{
    /// <summary>What the tag of a build begins with.</summary>
    public const string BuildTagPrefix = "build-";

    private const int HashLength = 12;

    // The provider leaves the compression out with level 0. Three is zstd's own default: higher ones make a build slow and little smaller.
    private const int ZstdLevel = 3;

    /// <summary>Where a build context is, relative to the program.</summary>
    public static string ContextDirectory(ImageBuild build) => $"images/{build.Resource}";

    /// <summary>Whether the Dockerfile is one of the context's files.</summary>
    public static bool IsInContext(ImageBuild build) =>
        DockerfileInContext(build) is var path && !Path.IsPathRooted(path) && path.Split('/')[0] != "..";

    /// <summary>The Dockerfile, relative to the program: in the context, or beside it where it lies elsewhere.</summary>
    public static string Dockerfile(ImageBuild build) =>
        IsInContext(build) ? $"{ContextDirectory(build)}/{DockerfileInContext(build)}" : $"{ContextDirectory(build)}.Dockerfile";

    private static string DockerfileInContext(ImageBuild build) => Path.GetRelativePath(build.ContextPath, build.DockerfilePath).Replace('\\', '/');

    /// <summary>The tag of a build. It is another one each time that the context is, also when it is one that was built before: so no image loses its tag to a later one.</summary>
    public static Output<string> Tag(TopologyContext context, ImageBuild build)
    {
        var id = context.Add(new RandomId($"{build.Resource}-build", new RandomIdArgs
        {
            ByteLength = 4,
            Keepers = new() { ["context"] = build.Hash, ["stage"] = build.Stage ?? "", ["architecture"] = $"{context.Options.Compute.Architecture}" },
        }));
        return Output.Format($"{BuildTagPrefix}{build.Hash[..HashLength]}-{id.Hex}");
    }

    /// <summary>Adds a build that is pushed.</summary>
    public static Image Create(TopologyContext context, ImageBuild build, Repository repository, Output<string> tag, GetAuthorizationTokenResult token)
    {
        var arguments = new InputMap<string>();
        foreach (var (name, value) in build.Arguments)
        {
            arguments[name] = value;
        }

        return context.Add(new Image($"{build.Resource}-image", new ImageArgs
        {
            Context = new BuildContextArgs { Location = $"./{ContextDirectory(build)}" },
            Dockerfile = new DockerfileArgs { Location = $"./{Dockerfile(build)}" },
            Target = build.Stage,
            BuildArgs = build.Arguments.Count > 0 ? arguments : null,
            Platforms = [context.Options.Compute.Architecture == CpuArchitecture.Arm64 ? Platform.Linux_arm64 : Platform.Linux_amd64],
            Tags = [Output.Format($"{repository.RepositoryUrl}:{tag}")],
            // The export pushes, in layers that Fargate unpacks faster; "push" would be a second one.
            Push = false,
            Exports =
            [
                new ExportArgs
                {
                    Registry = new ExportRegistryArgs { Push = true, Compression = CompressionType.Zstd, CompressionLevel = ZstdLevel, ForceCompression = true, OciMediaTypes = true },
                },
            ],
            // A preview must work without an engine.
            BuildOnPreview = false,
            Registries = [new RegistryArgs { Address = repository.RepositoryUrl, Username = token.UserName, Password = token.Password }],
        }));
    }
}
