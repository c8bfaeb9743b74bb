using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options;

/// <summary>Whether somebody serves uploads that are in a bucket.</summary>
internal static class UploadsChecks
{
    public static IEnumerable<OptionProblem> Check(AwsOptions options)
    {
        if (options.Uploads.Storage == UploadsStorage.S3 && !options.CloudFront.Enabled)
        {
            yield return With(options.Uploads.Storage, $"be efs, because {Given(options.CloudFront.Enabled)}, and CloudFront serves what is in the bucket");
        }
    }
}
