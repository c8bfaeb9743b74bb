namespace WpAspire.Provisioning.Automation.Errors;

/// <summary>Why a command of Pulumi failed.</summary>
public enum PulumiErrorKind
{
    /// <summary>For a reason that is none of the others.</summary>
    Other,

    /// <summary>The stack does not exist.</summary>
    StackNotFound,

    /// <summary>The stack exists already.</summary>
    StackAlreadyExists,

    /// <summary>Another update of the stack is in progress.</summary>
    ConcurrentUpdate,

    /// <summary>The stack is locked in its backend, by an update that is in progress or was ended by force.</summary>
    StackLocked,

    /// <summary>No passphrase is set.</summary>
    PassphraseMissing,

    /// <summary>The passphrase is not the one that the stack was encrypted with.</summary>
    PassphraseWrong,

    /// <summary>Pulumi is logged in to no backend.</summary>
    NotLoggedIn,

    /// <summary>There are changes, and none were expected.</summary>
    ChangesNotExpected,

    /// <summary>A plugin cannot be downloaded.</summary>
    PluginNotAvailable,

    /// <summary>No container engine answers, and an image must be built.</summary>
    DockerNotAvailable,

    /// <summary>No AWS credentials were found.</summary>
    AwsCredentialsMissing,

    /// <summary>The AWS credentials have expired.</summary>
    AwsCredentialsExpired,

    /// <summary>AWS does not accept the credentials.</summary>
    AwsCredentialsInvalid,

    /// <summary>A resource is protected from deletion.</summary>
    ResourceProtected,

    /// <summary>An operation on a resource failed.</summary>
    ResourceFailed,

    /// <summary>It was asked to stop.</summary>
    Canceled,

    /// <summary>It was ended without being asked, such as by <c>kill -9</c> or for want of memory.</summary>
    Killed,

    /// <summary>A program of Pulumi's own broke off by a fault in it.</summary>
    Crashed,
}
